// Plays a person of the story on a phone: the web chat tells which button a step means, the finger presses it on the messenger.
import { makePlayer, type Player, type Stage } from '../../src/demo/player.ts'
import type { CardView, FormValues } from '../../src/model/card.ts'
import type { PersonId } from '../../src/model/person.ts'
import { eventually } from '../spine/harness.ts'
import { flow } from '../world.ts'
import type { Phone, Seen } from './phone.ts'
import { buttonsOn, plain, seenCard, textsOf } from './screen.ts'

/** Options of legal effect are pressed twice. */
const asksAgain = (step: string, option: string): boolean =>
  flow.steps.find(one => one.id === step)?.options.find(one => one.id === option)?.legal === true

/** What a phone does not show of a card; a card that goes on behind a link is complete there. */
export function missing(card: CardView, seen: Seen): readonly string[] {
  const whole = seenCard(card)
  const text = plain(seen.text)
  const words = /\/l\/[\w-]+\./.test(seen.text) ? [whole.title] : textsOf(card).flatMap(piece => piece.split('\n'))
  return [
    ...words.filter(line => !text.includes(plain(line))),
    ...whole.buttons.filter(label => !seen.buttons.includes(label)).map(label => `「${label}」`),
  ]
}

export function phonePlayer(story: Stage, id: PersonId, phone: Phone, told: (difference: string) => void): Player {
  const web = makePlayer(story, id)

  /** The card on the phone's screen, as soon as it offers the button; compared with the card as it is by then. */
  async function onScreen(current: () => Promise<CardView>, label: string): Promise<void> {
    let card = await current()
    const look = async (whole: boolean) => {
      card = await current()
      return (await phone.screen()).findLast(
        seen =>
          seen.title.includes(card.title) &&
          seen.buttons.includes(label) &&
          (!whole || missing(card, seen).length === 0),
      )
    }
    await eventually(async () => (await look(false)) !== undefined, story.patienceMs).catch(() => {
      throw new Error(`${id} does not see 「${label}」 of 「${card.title}」 on ${phone.account.platform}`)
    })
    // The button may be there already while the rest of the card is on its way.
    await eventually(async () => (await look(true)) !== undefined, story.patienceMs).catch(async () => {
      const near = await look(false)
      told(`${id}, ${card.title}: ${near ? missing(card, near).join(' | ') : 'gone again'}`)
    })
  }

  async function once(step: string, option: string, values?: FormValues, line?: string) {
    const fits = (card: CardView) =>
      buttonsOn(card).find(
        ([button]) => button.id === option && (line === undefined || lineIdOf(card, button.token) === line),
      )
    const current = () => web.sees(step, shown => fits(shown) !== undefined)
    const card = await current()
    const [button, lineLabel] = fits(card) ?? []
    if (button === undefined) throw new Error(`${id} has no ${option} on ${step}`)
    await onScreen(current, button.label)
    // It may have changed on its own account while the screen was read.
    const last = await web.sees(step, shown => fits(shown) !== undefined)
    const pressed = await phone.press(button.label, values, { on: card.title, line: lineLabel })
    if (pressed.fields !== undefined && Object.keys(pressed.fields).length > 0) {
      throw new Error(`${id} pressed ${option} on ${step}: ${JSON.stringify(pressed.fields)}`)
    }
    return last
  }

  return {
    ...web,
    say: text => phone.say(text),
    async press(step, option, values, line) {
      const before = await once(step, option, values, line)
      // A card may also change on its own account between the look and the press: only the question itself is an answer.
      if (asksAgain(step, option)) await once(step, `${option}!yes`)
      else await web.sees(step, card => card.hash !== before.hash)
      return {}
    },
    async hears(pattern) {
      let found: string | undefined
      await eventually(async () => {
        const said = (await phone.screen()).findLast(seen => seen.kind === 'words' && pattern.test(seen.text))
        found = said?.text.match(pattern)?.[0]
        return found !== undefined
      }, story.patienceMs)
      return found ?? ''
    },
    upload: (name, _mime, bytes) => phone.attach(name, bytes),
  }
}

/** Which money line a button stands at, by the line's id. */
function lineIdOf(card: CardView, token: string): string | undefined {
  const rows = card.blocks.flatMap(block => (block.kind === 'lines' ? block.rows : []))
  return rows.find(row => row.buttons?.some(button => button.token === token))?.id
}
