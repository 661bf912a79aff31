// What a person who reads by ear is told of a conversation: new lines in the bot's words, cards by their title only.
import type { Line } from '../api/wire.ts'
import type { Say } from '../texts/texts.ts'

/** How far each line was told: the view of its card, or that its words were said. */
export type Told = ReadonlyMap<string, string>

const stateOf = ({ card }: Line): string => (card ? `${card.revision}${card.closed ? ' closed' : ''}` : 'said')

export const toldOf = (lines: readonly Line[]): Told => new Map(lines.map(line => [line.id, stateOf(line)]))

/** More than this at once is told as a number. */
const most = 3

function newsOf(line: Line, before: string | undefined, say: Say): string {
  const { card, room } = line
  if (!card) return `${room?.by ? `${room.by}:` : say('line.bot')} ${line.text ?? ''}`
  if (card.closed) return say('heard.closed', { title: card.title })
  return say(before === undefined ? 'heard.card' : 'heard.changed', { title: card.title })
}

/** Sentences for everything of the bot that is new or changed since `told`; just `answered`, changes of open cards are known. */
export function newsIn(lines: readonly Line[], told: Told, say: Say, answered = false): readonly string[] {
  const fresh = lines.filter(line => {
    const before = told.get(line.id)
    if (line.from !== 'bot' || before === stateOf(line)) return false
    return !answered || before === undefined || line.card?.closed === true
  })
  if (fresh.length > most) return [say('heard.many', { count: fresh.length })]
  return fresh.map(line => newsOf(line, told.get(line.id), say))
}
