// Turns what dispatch answered into what the person gets back: a toast and the card, in their language.
import { formatsFor } from '../cards/formats.ts'
import { type Answer, readAnswer } from '../dispatch/answer.ts'
import type { Views } from '../dispatch/cards/views.ts'
import type { Settled } from '../dispatch/click/settle.ts'
import type { Words } from '../dispatch/core.ts'
import { companyZone, dayOf, type InstantText } from '../model/dates.ts'
import type { Locale, Person } from '../model/person.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ack } from '../ports/platform.ts'

export interface AckReader {
  readonly person: Person | undefined
  readonly locale: Locale
}

export interface AckDeps {
  readonly words: Words
  readonly views: Views
  readonly clock: Clock
}

/** An answer that dispatch just gave in this process, or the stored one of an earlier delivery. */
export const readSettled = (value: unknown): Settled => {
  if (isSettled(value)) return value
  return { answer: readAnswer(value) ?? {} }
}

const isSettled = (value: unknown): value is Settled =>
  typeof value === 'object' && value !== null && 'answer' in value && typeof value.answer === 'object'

export async function ackOf(deps: AckDeps, { answer, state }: Settled, reader: AckReader): Promise<Ack> {
  const { reply, card, fields, refused } = answer
  const now = deps.clock.now()
  return {
    toast: reply && {
      text: deps.words.t(reader.locale, reply.text, readable(reply.values, reader, now)),
      tone: reply.tone,
    },
    card: await viewOf(deps, card, reader, state),
    fields:
      fields &&
      Object.fromEntries(
        Object.entries(fields).map(([name, problem]) => {
          const { code, values } = typeof problem === 'string' ? { code: problem, values: undefined } : problem
          return [name, deps.words.t(reader.locale, `field.${code}`, values)]
        }),
      ),
    refused,
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

/** Instants among the values are told as the person's own time: today's by the hour, others with their date. */
function readable(values: NonNullable<Answer['reply']>['values'], reader: AckReader, now: InstantText) {
  return (
    values &&
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? momentFor(value, reader, now) : value,
      ]),
    )
  )
}

function momentFor(instant: InstantText, { person, locale }: AckReader, now: InstantText): string {
  const zone = person?.timezone ?? companyZone
  const formats = formatsFor(locale, zone)
  return dayOf(instant, zone) === dayOf(now, zone) ? formats.time(instant) : formats.moment(instant)
}
