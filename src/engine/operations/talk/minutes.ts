// Operations of the minutes: both sides own them; a correction stands beside the text, never over it.
import type { Minutes } from '../../../model/case.ts'
import { readDate, Temporal } from '../../../model/dates.ts'
import { textOf } from '../../look.ts'
import { type Operation, refusing, wrongField } from '../../operation.ts'

export const send: Operation = ({ values, state, by, at, world }) => {
  if (by === 'clock') return refusing('only-you')
  const date = readDate(textOf(values, 'date') ?? '')
  const now = Temporal.Instant.from(world.now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  if (!date || Temporal.PlainDate.compare(date, now) > 0) return wrongField('date', 'future-date')
  if ((textOf(values, 'from') ?? '') >= (textOf(values, 'to') ?? '')) return wrongField('to', 'ends-before')
  const minutes: Minutes = { version: state.minutes.length + 1, values, by, at }
  return { events: [{ kind: 'minutes-sent', minutes }], reply: { text: 'toast.minutes-sent', tone: 'calm' } }
}

const answer =
  (kind: 'true' | 'corrected' | 'disagreed'): Operation =>
  ({ state, values, at }) => {
    const version = state.minutes.length
    const text = textOf(values, 'text') ?? textOf(values, 'why')
    return {
      events: [{ kind: 'minutes-answered', version, answer: { kind, text, at } }],
      opens: [{ step: 'told-minutes-answer' }],
      reply: { text: 'toast.minutes-answered', tone: 'calm' },
    }
  }

export const accept = answer('true')
export const amend = answer('corrected')
export const disagree = answer('disagreed')
