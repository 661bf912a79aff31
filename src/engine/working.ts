// A decision in the making: events are folded as they are decided, so the next rule sees their result.
import type { CaseState, StepInstance } from '../model/case.ts'
import type { CaseEventBody, EventDraft } from '../model/case-event.ts'
import type { InstantText } from '../model/dates.ts'
import type { Effect } from '../model/effect.ts'
import type { RunnableFlow, Step, Target } from '../model/flow.ts'
import type { PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import { startClocks } from './clocks/clocks.ts'
import { fold } from './fold/index.ts'
import { holds } from './guards/guard.ts'
import { openInstances } from './look.ts'
import type { Opens, OperationInput, OperationResult } from './operation.ts'
import { operations } from './operations/index.ts'

export interface Working {
  readonly flow: RunnableFlow
  readonly world: World
  readonly by: PersonId | 'clock'
  readonly at: InstantText
  readonly cause: string
  state: CaseState
  readonly events: EventDraft[]
  readonly effects: Effect[]
}

/** A decision begins with the case as it is, by whoever acts: a person, else the clock. */
export const begin = (
  flow: RunnableFlow,
  state: CaseState,
  { by = 'clock', at, cause }: Pick<Working, 'at' | 'cause'> & { readonly by?: Working['by'] },
  world: World,
): Working => ({ flow, world, by, at, cause, state, events: [], effects: [] })

export const stepOf = (flow: RunnableFlow, id: string): Step => {
  const step = flow.steps.find(s => s.id === id)
  if (!step) throw new Error(`flow ${flow.id} has no step ${id}`)
  return step
}

/** Adds an event and folds it. */
export function put(work: Working, body: CaseEventBody, by: PersonId | 'clock' = work.by): void {
  const event = { by, at: work.at, cause: work.cause, body }
  work.state = fold(work.state, work.state.id, event)
  work.events.push(event)
}

/** Opens a step for its person; a step that only tells is told at once. */
export function open(work: Working, opens: Opens): void {
  const step = stepOf(work.flow, opens.step)
  const who = opens.who ?? (step.who ? work.state.parties[step.who] : undefined)
  const nth = work.state.steps.filter(s => s.step === step.id).length + 1
  const instance: Omit<StepInstance, 'status' | 'reminded'> = {
    id: `${step.id}#${nth}`,
    step: step.id,
    who,
    openedAt: work.at,
    clocks: startClocks(step, who, work.at, work.state, work.world),
    data: opens.data,
  }
  put(work, { kind: 'step-opened', instance, told: step.kind === 'tell' })
  if (step.does) perform(work, step.does, instance.id, 'opened', {})
}

/** What an operation is told of the decision it is part of. */
export const inputOf = (
  { state, by, at, cause, world, flow }: Working,
  instance: StepInstance,
  option: string,
  values: OperationInput['values'],
): OperationInput => ({ state, instance, option, values, by, at, cause, world, flow })

/** Runs an operation outside a press: when a step opens or a clock passes. A refusal there is a broken flow. */
export function perform(
  work: Working,
  name: string,
  instanceId: string,
  option: string,
  values: OperationInput['values'],
): void {
  const operation = operations[name]
  const instance = work.state.steps.find(s => s.id === instanceId)
  if (!operation || !instance) throw new Error(`no operation ${name} for ${instanceId}`)
  const result = operation(inputOf(work, instance, option, values))
  if ('refusal' in result) throw new Error(`operation ${name} refused on its own: ${result.refusal.code}`)
  apply(work, result)
}

/** Carries out what was decided beside the flow's own targets. */
export function apply(work: Working, result: Exclude<OperationResult, { readonly refusal: unknown }>): void {
  for (const body of result.events) put(work, body)
  for (const id of result.closes ?? []) closeAll(work, id)
  for (const next of result.opens ?? []) open(work, next)
  work.effects.push(...(result.effects ?? []))
}

/** Applies every target whose guard holds on the case as it is before the first of them. */
export function follow(work: Working, targets: readonly Target[]): void {
  const chosen = targets.filter(target => holds(target.if, work.state))
  for (const target of chosen) {
    if (target.stage && target.stage !== work.state.stage) put(work, { kind: 'stage-changed', stage: target.stage })
    for (const id of target.close) closeAll(work, id)
    if (target.resume && work.state.paused) put(work, { kind: 'resumed' })
    for (const id of target.open) open(work, { step: id })
  }
}

/** Ends every open instance of a step without an answer. */
export function closeAll(work: Working, stepId: string): void {
  for (const instance of openInstances(work.state)) {
    if (stepId === instance.step) put(work, { kind: 'step-closed', instance: instance.id, how: 'superseded' })
  }
}

/** Steps that wait end as soon as their guard holds; one may lead to the next. */
export function settle(work: Working): void {
  for (let round = 0; round < 50; round += 1) {
    if (work.state.ended || work.state.paused) return
    const ready = openInstances(work.state).find(instance => {
      const { until } = stepOf(work.flow, instance.step)
      return until !== undefined && holds(until, work.state)
    })
    if (!ready) return
    put(work, { kind: 'step-closed', instance: ready.id, how: 'done' })
    follow(work, stepOf(work.flow, ready.step).to)
  }
  throw new Error(`flow ${work.flow.id} does not settle`)
}

/** An ended case leaves nothing open; what somebody still has to hear of is told once more. */
export function closeEnded(work: Working): void {
  if (!work.state.ended) return
  for (const { id, step, who, data } of openInstances(work.state)) {
    put(work, { kind: 'step-closed', instance: id, how: 'superseded' })
    const { whenEnded } = stepOf(work.flow, step)
    if (whenEnded !== undefined) open(work, { step: whenEnded, who, data })
  }
}
