// Turns what dispatch answered into what the person gets back: a toast and the card, in their language.
import { type Answer, readAnswer } from '../dispatch/answer.ts'
import type { Words } from '../dispatch/core.ts'
import type { Settled } from '../dispatch/settle.ts'
import type { Views } from '../dispatch/views.ts'
import { Temporal } from '../model/dates.ts'
import type { Locale, Person } from '../model/person.ts'
import type { Ack } from '../ports/platform.ts'

export interface AckReader {
  readonly person: Person | undefined
  readonly locale: Locale
}

export interface AckDeps {
  readonly words: Words
  readonly views: Views
}

/** An answer that dispatch just gave in this process, or the stored one of an earlier delivery. */
export const readSettled = (value: unknown): Settled => {
  if (isSettled(value)) return value
  return { answer: readAnswer(value) ?? {} }
}

const isSettled = (value: unknown): value is Settled =>
  typeof value === 'object' && value !== null && 'answer' in value && typeof value.answer === 'object'

export async function ackOf(deps: AckDeps, { answer, state }: Settled, reader: AckReader): Promise<Ack> {
  const { reply, card, fields } = answer
  return {
    toast: reply && { text: deps.words.t(reader.locale, reply.text, readable(reply.values, reader)), tone: reply.tone },
    card: await viewOf(deps, card, reader, state),
    fields:
      fields &&
      Object.fromEntries(
        Object.entries(fields).map(([name, code]) => [name, deps.words.t(reader.locale, `field.${code}`)]),
      ),
  }
}

async function viewOf(
  deps: AckDeps,
  card: Answer['card'],
  reader: AckReader,
  state: Settled['state'],
): Promise<Ack['card']> {
  // A card leaves the house only to the person it is for, whatever an answer says.
  if (card === undefined || card.to !== reader.person?.id) return undefined
  return deps.views.view(card, reader.locale, state)
}

/** Instants among the values are told as the time of day where the person is. */
function readable(values: NonNullable<Answer['reply']>['values'], reader: AckReader) {
  return (
    values &&
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? timeOfDay(value, reader) : value,
      ]),
    )
  )
}

const timeOfDay = (instant: string, reader: AckReader): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(reader.person?.timezone ?? 'Asia/Shanghai')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
