// A button was pressed: is this the bound person, is it open, is this the current content, was it done already.
import type { Action, Decision, Reply } from '../model/action.ts'
import type { FormValues } from '../model/card.ts'
import type { AttachedFile, CaseState, StepInstance } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { Option, RunnableFlow, Step } from '../model/flow.ts'
import type { Refusal } from '../model/refusal.ts'
import type { World } from '../model/world.ts'
import { standsForVoid } from './agreement/void.ts'
import { seenHash, shownHash } from './content.ts'
import { decided } from './finish.ts'
import { checkForm } from './forms.ts'
import { holds } from './guards/guard.ts'
import { instanceOf, openInstances } from './look.ts'
import type { OperationResult } from './operation.ts'
import { operations } from './operations/index.ts'
import { rests } from './rests.ts'
import { begin, closeAll, follow, inputOf, open, put, stepOf, type Working } from './working.ts'

type Press = Extract<Action, { kind: 'press' }>
type Refused = Extract<OperationResult, { readonly refusal: unknown }>

/** Splits `confirm!yes` into the option and which of the two clicks it is. */
export const clickOf = (id: string): { readonly option: string; readonly click: 'first' | 'yes' | 'back' } => {
  const [option = '', click] = id.split('!')
  return { option, click: click === 'yes' || click === 'back' ? click : 'first' }
}

const say = (text: string, tone: Reply['tone'] = 'calm', values?: Reply['values']): Reply => ({ text, tone, values })

const refusedWith = (refusal: Refusal): Decision => ({
  kind: 'refused',
  refusal,
  reply: say(`refusal.${refusal.code}`, 'warn', refusal.values),
})

/** The attempt stays without effect, and may itself be worth a line in the record. */
function refusedBy(work: Working, { refusal, record }: Refused): Decision {
  const refused = refusedWith(refusal)
  if (refused.kind !== 'refused' || record === undefined) return refused
  const before = work.state
  for (const body of record) put(work, body)
  const { events, state, effects, deadlines } = decided(before, work)
  return { ...refused, recorded: { events, state, effects, deadlines } }
}

/** Decides a click. A refusal or a repetition leaves the case as it is, unless the attempt itself is put on record. */
export function press(flow: RunnableFlow, state: CaseState, action: Press, world: World): Decision {
  const instance = state.steps.find(s => s.id === action.instance)
  if (!instance) return stale(flow, state, action)
  const step = stepOf(flow, instance.step)
  const { option: optionId, click } = clickOf(action.option)
  const option = optionOf(flow, step, optionId)
  if (!option) return stale(flow, state, action)
  if (instance.who !== action.by) return refusedWith({ kind: 'refused', code: 'only-you' })

  const footer = optionId.startsWith('footer.')
  if (instance.status !== 'open' && !footer) {
    return instance.outcome?.option === optionId && instance.outcome.by === action.by
      ? { kind: 'repeated', reply: say('toast.already-done', 'calm', { at: instance.outcome.at }) }
      : stale(flow, state, action)
  }
  if (state.ended && !footer) return stale(flow, state, action)
  if (rests(state, step, option) && !footer) return refusedWith({ kind: 'refused', code: 'paused' })
  if (!holds(option.when, state)) return stale(flow, state, action)

  const work = begin(flow, state, action, world)
  if (click === 'back') {
    if (!instance.armed) return { kind: 'repeated', reply: say('toast.back') }
    put(work, { kind: 'disarmed', instance: instance.id })
    return decided(state, work, say('toast.back'))
  }
  if (!footer && action.seen !== seenHash(state, instance)) return stale(flow, state, action)
  return option.legal
    ? twoClicks(work, step, instance, option, click, action)
    : choose(work, step, instance, option, action.values)
}

const optionOf = (flow: RunnableFlow, step: Step, id: string): Option | undefined =>
  id.startsWith('footer.')
    ? (step.who ? flow.footer[step.who] : undefined)?.find(option => `footer.${option.id}` === id)
    : step.options.find(option => option.id === id)

/** Two clicks for anything with legal effect: the first arms what was typed and shown, the second does exactly that. */
function twoClicks(
  work: Working,
  step: Step,
  instance: StepInstance,
  option: Option,
  click: 'first' | 'yes',
  action: Press,
): Decision {
  if (click === 'first') {
    const checked = formOf(work, option, action.values)
    if (!checked.ok) return refusedWith(checked.refusal)
    const trial = run(work, instance, option, checked.values)
    if ('refusal' in trial) return refusedBy(work, trial)
    if (trial.halted) return choose(work, step, instance, option, checked.values)
    if (instance.armed?.option === option.id && sameValues(instance.armed.values, checked.values)) {
      return { kind: 'repeated', reply: say('toast.confirm-first') }
    }
    put(work, {
      kind: 'armed',
      instance: instance.id,
      option: option.id,
      values: checked.values,
      seen: shownHash(work.state, instance),
      ...filesIn(checked.values, work),
    })
    return decided(work.state, work, say('toast.confirm-first'))
  }
  if (instance.armed?.option !== option.id) return stale(work.flow, work.state, action)
  return choose(work, step, instance, option, instance.armed.values)
}

const sameValues = (a: FormValues, b: FormValues): boolean => JSON.stringify(a) === JSON.stringify(b)

function formOf(work: Working, option: Option, values: FormValues) {
  const spec = option.form === undefined ? undefined : work.flow.forms[option.form]
  // Values of a button without a form come from its signed token, e.g. which line it stands at.
  if (!spec) return { ok: true as const, values }
  return checkForm(spec, values, { state: work.state, world: work.world, by: work.by, flow: work.flow })
}

function run(work: Working, instance: StepInstance, option: Option, values: FormValues) {
  const operation = option.does === undefined ? undefined : operations[option.does]
  if (option.does !== undefined && !operation) throw new Error(`no operation ${option.does}`)
  return operation ? operation(inputOf(work, instance, option.id, values)) : { events: [] }
}

function choose(work: Working, step: Step, instance: StepInstance, option: Option, values: FormValues): Decision {
  const before = work.state
  const checked = option.legal ? { ok: true as const, values } : formOf(work, option, values)
  if (!checked.ok) return refusedWith(checked.refusal)
  const result = run(work, instance, option, checked.values)
  if ('refusal' in result) return refusedBy(work, result)
  if (result.repeated) return { kind: 'repeated', reply: result.reply ?? say('toast.already'), shows: result.privately }
  const footer = !step.options.includes(option)
  const brought = filesIn(checked.values, work)
  if (!option.stay && !footer && !result.halted) {
    put(work, { kind: 'step-closed', instance: instance.id, how: 'done', option: option.id, ...brought })
  } else {
    put(work, { kind: 'chosen', instance: instance.id, option: option.id, ...brought })
  }
  for (const body of result.events) put(work, body)
  for (const id of result.closes ?? []) closeAll(work, id)
  if (!result.halted) follow(work, option.to)
  for (const next of result.opens ?? []) open(work, next)
  work.effects.push(...(result.effects ?? []))
  return decided(before, work, result.reply ?? say(`toast.${option.stay ? 'noted' : 'done'}`))
}

/** Later cards name a file as it was called when it came: only the press that brings it looks it up. */
function filesIn(values: FormValues, { world }: Working): { readonly files?: readonly AttachedFile[] } {
  const files = Object.values(values)
    .flat()
    .flatMap(text => world.files(text) ?? [])
  return files.length === 0 ? {} : { files: files.map(({ id, name, mime, size }) => ({ id, name, mime, size })) }
}

/** What an old button says: that its version is void, or that the card is old. */
function whyStale(state: CaseState, action: Press, fresh: boolean): string {
  const instance = instanceOf(state, action.instance)
  if (instance && standsForVoid(state, instance)) return 'toast.version-void'
  // Whoever filled in a form that is out of date hears that nothing of it was kept.
  if (instance?.status === 'open' && Object.keys(action.values).length > 0) return 'toast.stale-form'
  return fresh ? 'toast.stale-card' : 'toast.stale-card-none'
}

/** The card is old: say so calmly and bring the person's current cards. */
function stale(flow: RunnableFlow, state: CaseState, action: Press): Decision {
  const fresh = openInstances(state)
    .filter(instance => instance.who === action.by)
    .flatMap((instance): CardRef[] => {
      const { card } = stepOf(flow, instance.step)
      return card === undefined ? [] : [{ caseId: state.id, instance: instance.id, card, to: action.by }]
    })
  return {
    kind: 'refused',
    refusal: { kind: 'conflict', code: 'stale-card' },
    reply: say(whyStale(state, action, fresh.length > 0)),
    fresh,
  }
}
