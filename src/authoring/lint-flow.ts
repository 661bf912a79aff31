// What a flow must be beyond its shape: every name it uses exists, and every step leads somewhere.
import { cards } from '../cards/registry.ts'
import { instantFields } from '../engine/clocks/instants.ts'
import { fields } from '../engine/guards/fields.ts'
import { fieldsAsked } from '../engine/guards/guard.ts'
import { operations } from '../engine/operations/index.ts'
import type { Guard, Option, RunnableFlow, Step, StepClock, Target } from '../model/flow.ts'

/** A problem with its place in the flow. */
type Problems = readonly string[]

/** Problems of a flow, each with its path; none means that it can run. */
export function lintFlow(flow: RunnableFlow): Problems {
  const { steps, footer } = flow
  const twice = new Set(steps.map(step => step.id)).size === steps.length ? [] : ['steps: two steps share an id']
  const found = [
    ...twice,
    ...unknownSteps('start', flow.start, flow),
    ...steps.flatMap(step => ofStep(step, flow)),
    ...Object.entries(footer).flatMap(([role, options = []]) =>
      options.flatMap(option => ofOption(`footer.${role}.${option.id}`, option, flow)),
    ),
  ]
  return found.map(problem => `${flow.id}: ${problem}`)
}

const ofStep = (step: Step, flow: RunnableFlow): Problems => [
  ...unknownOperation(step.id, step.does),
  ...unknownFields(step.id, step.until),
  ...ofTargets(step.id, step.to, flow),
  ...(step.whenEnded === undefined ? [] : unknownSteps(step.id, [step.whenEnded], flow)),
  ...unknownCard(step),
  ...unwatched(step),
  ...step.clocks.flatMap(clock => ofClock(`${step.id}.${clock.id}`, clock, flow)),
  ...step.options.flatMap(option => ofOption(`${step.id}.${option.id}`, option, flow)),
]

/** A step with a card that nobody wrote would fail when it opens, in the middle of a case. */
function unknownCard({ id, kind, card }: Step): Problems {
  if (card === undefined) return kind === 'wait' || kind === 'document' ? [] : [`${id}: has no card`]
  return cards[card] ? [] : [`${id}: unknown card ${card}`]
}

/** No case hangs unseen: whoever it waits for is reminded, and when nothing comes of it somebody else hears. Nobody stands above the head of HR. */
function unwatched({ id, kind, who, standing, unhurried, options, clocks }: Step): Problems {
  if (kind === 'tell' || standing || unhurried !== undefined || options.length === 0) return []
  const goesOn = clocks.some(clock => clock.does !== undefined || clock.to.length > 0)
  return [
    ...(clocks.some(clock => clock.remind) ? [] : [`${id}: nobody is reminded`]),
    ...(goesOn || who === 'hrd' ? [] : [`${id}: nobody else hears that it waits`]),
  ]
}

const ofClock = (path: string, clock: StepClock, flow: RunnableFlow): Problems => [
  ...unknownOperation(path, clock.does),
  ...ofTargets(path, clock.to, flow),
  ...(clock.at !== undefined && !instantFields[clock.at] ? [`${path}: unknown instant ${clock.at}`] : []),
  ...(clock.at === undefined && clock.after === undefined ? [`${path}: says neither after nor at`] : []),
]

const ofOption = (path: string, option: Option, flow: RunnableFlow): Problems => [
  ...unknownOperation(path, option.does),
  ...ofTargets(path, option.to, flow),
  ...(option.form !== undefined && !flow.forms[option.form] ? [`${path}: unknown form ${option.form}`] : []),
  ...unknownFields(path, option.when),
]

const ofTargets = (path: string, targets: readonly Target[], flow: RunnableFlow): Problems =>
  targets.flatMap(target => [
    ...(target.stage && !flow.stages.includes(target.stage) ? [`${path}: unknown stage ${target.stage}`] : []),
    ...unknownSteps(path, [...target.open, ...target.close], flow),
    ...unknownFields(path, target.if),
  ])

const unknownSteps = (path: string, ids: readonly string[], { steps }: RunnableFlow): Problems =>
  ids.filter(id => !steps.some(step => step.id === id)).map(id => `${path}: unknown step ${id}`)

const unknownFields = (path: string, guard: Guard | undefined): Problems =>
  fieldsAsked(guard)
    .filter(field => !fields[field])
    .map(field => `${path}: unknown field ${field}`)

const unknownOperation = (path: string, name: string | undefined): Problems =>
  name === undefined || operations[name] ? [] : [`${path}: unknown operation ${name}`]
