// Lets a colleague do their step of the tour: the presses that they would make on their own card, one after the other.
import type { Button, CardView } from '../../../src/model/card.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { Client } from '../api/client.ts'
import type { Line } from '../api/wire.ts'
import { toSend } from '../card/form/values.ts'
import { enteredFrom, type Sample } from '../card/sample.ts'
import { sees } from './sight.ts'

type Told = Omit<Sample, 'asked'> | undefined

/** True when every option was pressed; what cannot be pressed is left to the visitor. */
export async function play(
  client: Pick<Client, 'press' | 'upload'>,
  { person, lines, at, options, sample }: Colleague,
): Promise<boolean> {
  let card = lines.findLast(line => sees({ card: at, state: 'open' }, line))?.card
  for (const option of options) {
    const button = buttonOf(card, option)
    if (!button) return false
    const values =
      button.form && sample?.option === option
        ? toSend(button.form, await enteredFrom(button.form, sample, { upload: file => client.upload(person, file) }))
        : undefined
    card = (await client.press(person, button.token, values)).card
    // What has legal effect takes a second press, whoever makes it.
    const second = buttonOf(card, `${option}!yes`)
    if (second) card = (await client.press(person, second.token)).card
  }
  return true
}

export interface Colleague {
  readonly person: PersonId
  readonly lines: readonly Line[]
  /** The step whose card they have open, and what is pressed on it. */
  readonly at: string
  readonly options: readonly string[]
  readonly sample: Told
}

const buttonOf = (card: CardView | undefined, id: string): Button | undefined =>
  card?.buttons.find(button => button.id === id)
