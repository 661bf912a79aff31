// What a person typed: a command brings its card, anything else one calm sentence.
import type { CardRef } from '../../model/effect.ts'
import type { Person } from '../../model/person.ts'
import type { AskCoach } from '../../model/talk.ts'
import type { InboxRow } from '../../ports/inbox.ts'
import { instanceFor } from '../case-id.ts'
import type { Settled } from '../click/settle.ts'
import { type Command, readCommand } from './commands.ts'
import { type OwnCardDeps, onAskedFor } from './own-card.ts'

export interface TextDeps extends OwnCardDeps {
  readonly ask: AskCoach
}

export async function onText(deps: TextDeps, row: InboxRow, person: Person, text: string): Promise<Settled> {
  const command = readCommand(text)
  switch (command) {
    case undefined:
      return answer(deps, row, person, text)
    case 'seek-help':
      return (await onAskedFor(command, deps, row.event, person)) ?? card(deps, row, person, 'help')
    case 'decline':
      // In anybody else's mouth it is a sentence like any other.
      return (await onAskedFor(command, deps, row.event, person)) ?? answer(deps, row, person, text)
    case 'start':
    case 'estimate':
    case 'rehearsal':
      if (!person.roles.includes('manager')) return say(deps, row, person, 'spine.managers-only')
      return card(deps, row, person, command)
    case 'scripts':
      if (!asksForOthers(person)) return say(deps, row, person, notUnderstood(person))
      return card(deps, row, person, command)
    default:
      return card(deps, row, person, command)
  }
}

/** Someone opened the conversation: the first time they are told what can be said here. */
export async function onOpened(deps: TextDeps, row: InboxRow, person: Person): Promise<Settled> {
  const ref: CardRef = { instance: 'help#welcome', card: 'help', to: person.id }
  await deps.outbox.add(`welcome:${person.id}`, [{ kind: 'show', ref, asks: false }], doneWith(row))
  return { answer: {} }
}

const asksForOthers = (person: Person): boolean =>
  person.roles.some(role => role === 'manager' || role.startsWith('hr'))

/** Managers and HR ask about the law and the talk here; an employee's own questions go to a person in HR. */
async function answer(deps: TextDeps, row: InboxRow, person: Person, question: string): Promise<Settled> {
  const told = asksForOthers(person) ? deps.ask(question.slice(0, longestQuestion)) : undefined
  return told && told.basis.length > 0
    ? say(deps, row, person, 'spine.answer', { answer: told.answer })
    : say(deps, row, person, notUnderstood(person))
}

const longestQuestion = 2_000

/** Names the words this person can type: only a manager begins a case. */
const notUnderstood = (person: Person): string =>
  person.roles.includes('manager') ? 'spine.not-understood-manager' : 'spine.not-understood'

const doneWith = (row: InboxRow) => ({ key: row.event.key, answer: {} })

async function card(deps: TextDeps, row: InboxRow, person: Person, name: Command): Promise<Settled> {
  const ref: CardRef = { instance: instanceFor(name, row.event.key), card: name, to: person.id }
  await deps.outbox.add(`reply:${row.id}`, [{ kind: 'show', ref, asks: false }], doneWith(row))
  return { answer: {} }
}

async function say(
  deps: TextDeps,
  row: InboxRow,
  person: Person,
  text: string,
  values?: Readonly<Record<string, string>>,
): Promise<Settled> {
  const words = { kind: 'say', to: person.id, text, values, asks: false } as const
  await deps.outbox.add(`reply:${row.id}`, [words], doneWith(row))
  return { answer: {} }
}
