// Lets others do their routine of the tour: the presses that they would make on their own cards, one after the other.
import type { Button, CardView, FormValues } from '../../../src/model/card.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { Client } from '../api/client.ts'
import { toSend } from '../card/form/values.ts'
import { enteredFrom, type Sample } from '../card/sample.ts'
import { daysIn } from './days.ts'
import type { Move } from './moves.ts'
import type { Phones } from './progress.ts'
import { buttonOf, isOf } from './sight.ts'

type Told = Omit<Sample, 'asked'> | undefined

export interface Stage {
  readonly client: Pick<Client, 'press' | 'upload'>
  /** Moves the clock, and leaves time to look at what came of it. */
  readonly moveClock: (to: Parameters<Client['moveClock']>[0]) => Promise<unknown>
  /** `YYYY-MM-DD` in the company's zone. */
  readonly today: () => string
  /** What stands on everybody's phone by now, of this round of the tour. */
  readonly phones: () => readonly Phones[]
  /** Puts the card of an answer before the stream tells of it. */
  readonly show: (person: PersonId, card: CardView) => void
  readonly refresh: (person: PersonId) => Promise<void>
  readonly sample: (step: string, card: CardView, code: string | undefined) => Told
  /** Somebody is about to press: their phone comes into view, and there is time to look at it. */
  readonly acts: (person: PersonId, card: CardView) => Promise<void>
  /** Waits until the phones show something else; false when nothing came for long. */
  readonly change: () => Promise<boolean>
}

/** True when every move was made; what cannot be pressed is left to the visitor. */
export async function play(stage: Stage, moves: readonly Move[]): Promise<boolean> {
  for (const move of moves) {
    if ('at' in move) {
      if (!(await press(stage, move))) return false
    } else if ('clock' in move) {
      for (let times = 0; times < move.times; times += 1) await stage.moveClock({ move: move.clock })
    } else {
      const day = dayOn(stage, move.dayOn)
      if (day === undefined) return false
      if (day > stage.today()) await stage.moveClock({ to: day })
    }
  }
  return true
}

interface Found {
  readonly person: PersonId
  readonly card: CardView
  readonly button: Button
}

/** `done` when the card is closed, or no longer lets this be pressed. */
async function find(stage: Stage, at: string, option: string): Promise<Found | 'done' | undefined> {
  for (;;) {
    const cards = cardsOf(stage.phones(), at)
    for (const { person, card } of cards.toReversed()) {
      const button = card.closed ? undefined : buttonOf(card, option)
      if (button) return { person, card, button }
    }
    const stands = cards.length > 0 ? 'done' : undefined
    if (stands && cards.every(({ card }) => card.closed)) return stands
    if (!(await stage.change())) return stands
  }
}

const cardsOf = (phones: readonly Phones[], at: string) =>
  phones.flatMap(({ person, lines }) => lines.flatMap(({ card }) => (card && isOf(card, at) ? [{ person, card }] : [])))

async function press(stage: Stage, { at, press: option }: Extract<Move, { at: string }>): Promise<boolean> {
  const found = await find(stage, at, option)
  if (found === undefined || found === 'done') return found === 'done'
  const { person } = found
  await stage.acts(person, found.card)
  let { card, button }: { card: CardView; button: Button | undefined } = found
  // An option of the lines is pressed on each of them.
  while (button) {
    const onLine: boolean = !card.buttons.includes(button)
    const next = await pressed(stage, person, card, button, await valuesFor(stage, person, at, card, button))
    // What has legal effect takes a second press, whoever makes it.
    const second = buttonOf(next, `${option}!yes`)
    const after: CardView | undefined = next && second ? await pressed(stage, person, next, second) : next
    if (after === undefined) return false
    card = after
    button = onLine ? buttonOf(card, option) : undefined
  }
  await stage.refresh(person)
  return true
}

/** The card after a press: from the answer, or from the phone when that is on its way; undefined when fields were wrong. */
async function pressed(
  stage: Stage,
  person: PersonId,
  card: CardView,
  { token }: Button,
  values?: FormValues,
): Promise<CardView | undefined> {
  const answer = await stage.client.press(person, token, values)
  if (answer.card) stage.show(person, answer.card)
  if (answer.card || answer.fields) return answer.card
  do {
    const now = stage.phones().flatMap(({ lines }) => lines.flatMap(line => line.card ?? []))
    const next = now.findLast(({ key, revision }) => key === card.key && revision > card.revision)
    if (next) return next
  } while (await stage.change())
  return undefined
}

async function valuesFor(
  stage: Stage,
  person: PersonId,
  at: string,
  card: CardView,
  { id, form }: Button,
): Promise<FormValues | undefined> {
  if (!form) return undefined
  const code = form.fields.some(({ name }) => name === 'code') ? await codeFor(stage, person) : undefined
  const told = stage.sample(at.split('#')[0] ?? at, card, code)
  const upload = (file: File) => stage.client.upload(person, file)
  return toSend(form, told?.option === id ? await enteredFrom(form, told, { upload }) : {})
}

/** The six digits that came last into their own conversation. */
async function codeFor(stage: Stage, person: PersonId): Promise<string | undefined> {
  do {
    const lines = stage.phones().find(phone => phone.person === person)?.lines ?? []
    const code = lines.flatMap(({ text }) => text?.match(/\b\d{6}\b/)?.[0] ?? []).at(-1)
    if (code) return code
  } while (await stage.change())
  return undefined
}

/** The last day that the newest card of a step names. */
function dayOn(stage: Stage, step: string): string | undefined {
  const card = cardsOf(stage.phones(), step).at(-1)?.card
  return card && daysIn(card).at(-1)
}
