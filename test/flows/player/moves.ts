// What may happen next in a game: mostly somebody presses what is before them, now and then anything else.

import type { OwnCard } from '../../../src/model/action.ts'
import type { StepInstance } from '../../../src/model/case.ts'
import { dayOf, daysAfter } from '../../../src/model/dates.ts'
import { sampleFile } from '../../personnel.ts'
import { flow } from '../../world.ts'
import {
  act,
  buttonsOf,
  comesDue,
  type Game,
  nextDue,
  of,
  paperComes,
  persons,
  press,
  type Shown,
  waitUntil,
} from './play.ts'

const hour = 3_600_000

/** What ends a case, or stops it, is pressed seldom: otherwise no game would come to its end. */
const rare =
  /cancel|decline|reject|withdraw|not-me|special|pressured|report|pause|close-case|return|not-accepted|stop|somebody|edit|said-it/

export const openCards = (game: Game): readonly StepInstance[] =>
  game.state.steps.filter(step => step.status === 'open' && step.who !== undefined)

function someButton(game: Game, among: readonly StepInstance[]): Shown | undefined {
  const instance = game.chance.of(among)
  if (!instance) return undefined
  const all = buttonsOf(game, instance)
  const shown = all.filter(one => !rare.test(one.option) || game.chance.once(game.wild ? 2 : 8))
  const main = shown.filter(({ button }) => button.style === 'main')
  const picked = main.length > 0 && !game.chance.once(game.wild ? 2 : 3) ? game.chance.of(main) : game.chance.of(shown)
  if (picked && game.chance.once(6)) game.kept.push(picked)
  return picked
}

function somebodyPresses(game: Game): void {
  const standing = new Set(flow.steps.filter(step => step.standing).map(step => step.id))
  const cards = openCards(game).filter(one => !standing.has(one.step) || game.chance.once(game.wild ? 3 : 10))
  const shown = someButton(game, cards)
  if (shown) press(game, shown, game.chance.below(4) > 0)
}

/** Somebody else's button, an old button, a button of a card that is closed. */
function somebodyErrs(game: Game): void {
  const { chance, kept, persons: people } = game
  const old = chance.of(kept)
  if (old && !chance.once(3)) press(game, old, true, old.to, false)
  const shown = someButton(game, openCards(game))
  const other = chance.of(people)
  if (shown && other && other.id !== shown.to) press(game, shown, true, other.id, false)
}

function timePasses(game: Game): void {
  const { chance } = game
  const due = nextDue(game)
  // A job may come late or twice, never early enough to count.
  if (due && chance.once(3)) {
    comesDue(game, due.key, due.at)
    if (chance.once(3)) comesDue(game, due.key, due.at)
  } else waitUntil(game, Date.parse(game.world.now) + (1 + chance.below(chance.once(4) ? 96 : 6)) * hour)
}

function employeeAsks(game: Game): void {
  const by = game.state.parties.employee ?? ''
  const card: OwnCard = game.chance.once(3) ? 'decline' : 'seek-help'
  act(game, { ...of(game), kind: 'asks-for', by: game.chance.once(5) ? 'E10421' : by, card })
}

function dataComes(game: Game): void {
  const { chance } = game
  if (chance.once(2)) game.record = { ...game.record, monthlyWage: chance.once(2) ? '15000.00' : '16000.00' }
  else game.personnel = chance.once(2) ? sampleFile('E10866') : chance.once(2) ? {} : game.personnel
  act(game, { ...of(game), kind: 'data-changed', personnel: game.personnel, record: game.record })
}

function somebodyIsAway(game: Game): void {
  const who = game.chance.of(['E10208', 'E10233', 'E10112', 'E10315', 'E10129', 'E10866'])
  const from = dayOf(game.world.now)
  const to = daysAfter(from, game.chance.below(10))
  persons(game, person => {
    if (person.id !== who) return person
    const { absence: _over, ...there } = person
    return _over ? there : { ...there, absence: { from, to } }
  })
}

function somethingElse(game: Game): void {
  const { chance } = game
  const by = chance.of(game.persons)?.id ?? ''
  const kinds = [
    () => act(game, { ...of(game), kind: 'deny', by, what: 'case', why: 'not-bound' }),
    () => act(game, { ...of(game), kind: 'read', by, fields: ['settlement'], where: 'card' }),
    () => act(game, { ...of(game), kind: 'law-changed' }),
    () =>
      act(game, {
        ...of(game),
        kind: 'gave-up',
        gaveUp: { row: `out ${game.moves}`, why: 'broken', what: { kind: 'words', person: by } },
      }),
    () => roomMoves(game),
  ]
  chance.of(kinds)?.()
}

function roomMoves(game: Game): void {
  const room = game.state.rooms?.at(-1)
  if (!room) return
  const member = game.chance.of(room.members) ?? ''
  const dids = [
    { kind: 'found', platform: 'web' },
    { kind: 'opened', place: { platform: 'web', id: 'room-1' } },
    { kind: 'said', text: '我们慢慢谈。' },
    { kind: 'said', text: '不签的话下个月就按不胜任处理。' },
    { kind: 'left' },
    { kind: 'none', why: 'not-made' },
  ] as const
  const did = game.chance.of(dids) ?? dids[0]
  act(game, { ...of(game), kind: 'room', by: did.kind === 'said' ? member : 'clock', room: room.number, did })
}

/** One move of a game. */
export function move(game: Game): void {
  const room = game.state.rooms?.at(-1)
  const dice = game.chance.below(100)
  if (room && room.state !== 'ended' && game.chance.once(4)) roomMoves(game)
  else if (dice < 60) somebodyPresses(game)
  else if (dice < 68) somebodyErrs(game)
  else if (dice < 82) timePasses(game)
  else if (dice < 92) paperComes(game)
  else if (dice < 94) somebodyIsAway(game)
  else if (dice < 95) employeeAsks(game)
  else if (dice < 97) dataComes(game)
  else somethingElse(game)
}
