// The buttons under a finding (M6): take the safer words, it was said already, a false alarm. The record counts them; the draft is nowhere in it.
import type { CaseState } from '../../../model/case.ts'
import type { PersonId } from '../../../model/person.ts'
import { textOf } from '../../look.ts'
import { type Operation, refusing, wrongField } from '../../operation.ts'
import { eachFound } from '../../talk/findings-data.ts'
import { isCleared, riskPause } from '../../talk/risk-pause.ts'

/** 「换成这句」: the safer words alone in one message, so that they can be copied. */
export const takeSafer: Operation = ({ instance, state, by }) => {
  if (by === 'clock') return refusing('only-you')
  const safer = eachFound(instance.data, 'safer').join('\n')
  return {
    events: [
      { kind: 'noted', what: 'sentence-replaced', values: { categories: eachFound(instance.data, 'category') } },
    ],
    effects: [{ kind: 'say', to: by, caseId: state.id, text: 'told-check.take', values: { safer }, asks: false }],
    reply: { text: 'toast.safer-below', tone: 'calm' },
  }
}

/** 「我已说出口,叫 HR」: whatever it was, HR comes in; what would have stopped the case stops it as such. */
export const saidIt: Operation = ({ values, state, world }) => {
  const sentence = textOf(values, 'sentence') ?? ''
  const review = world.review({ text: sentence, scene: '36', speaker: 'manager' })
  const reply = { text: 'toast.said-and-paused', tone: 'stop' as const }
  if (review.pauses && !isCleared(state, sentence)) return { ...riskPause(review, sentence, 'talk'), reply }
  return {
    events: [
      { kind: 'noted', what: 'pause-asked', values: { why: sentence } },
      { kind: 'paused', why: 'asked' },
    ],
    opens: [{ step: 'pause-review', data: { why: `「${sentence}」` } }],
    reply,
  }
}

/** 「误报」: HR looks at it; the same words are found again next time. */
export const falseAlarm: Operation = ({ values, instance, state, by }) => {
  if (by === 'clock') return refusing('only-you')
  const sentence = textOf(values, 'sentence')
  const consents = textOf(values, 'consent') === 'yes'
  if (sentence !== undefined && !consents) return wrongField('consent', 'consent-needed')
  const categories = eachFound(instance.data, 'category')
  return {
    events: [{ kind: 'noted', what: 'false-alarm', values: { categories } }],
    opens: [
      {
        step: 'false-alarm',
        who: reviewerOf(state, by),
        data: {
          by,
          categories: categories.join(' '),
          why: eachFound(instance.data, 'why').join('\n'),
          ...(sentence === undefined ? {} : { sentence }),
        },
      },
    ],
    reply: { text: 'toast.alarm-reported', tone: 'calm' },
  }
}

/** Nobody judges their own: HR speaking in a room is looked at by the head of HR. */
const reviewerOf = ({ parties }: CaseState, by: PersonId): PersonId | undefined =>
  by === parties.hrbp ? parties.hrd : parties.hrbp

const answering =
  (what: 'was-false' | 'was-right'): Operation =>
  ({ instance, state }) => {
    const to = instance.data?.by
    return {
      events: [{ kind: 'noted', what: `alarm-${what}` }],
      effects: to ? [{ kind: 'say', to, caseId: state.id, text: `false-alarm.told-${what}`, asks: false }] : [],
    }
  }

export const isFalseAlarm = answering('was-false')
export const alarmRight = answering('was-right')
