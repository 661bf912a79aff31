// One game over the shipped flow: what people, clocks, papers and imports may do next, carried out and checked move by move.
import { buildCard } from '../../../src/cards/build.ts'
import { readToken } from '../../../src/cards/token.ts'
import { deadlinesOf } from '../../../src/engine/clocks/clocks.ts'
import { decide } from '../../../src/engine/decide.ts'
import type { Action, Decision } from '../../../src/model/action.ts'
import type { Button, CardView, FormValues } from '../../../src/model/card.ts'
import type { CaseState, StepInstance } from '../../../src/model/case.ts'
import type { EventDraft } from '../../../src/model/case-event.ts'
import type { Effect } from '../../../src/model/effect.ts'
import type { EmploymentRecord, Person, PersonId } from '../../../src/model/person.ts'
import type { PersonnelFile } from '../../../src/model/personnel-file.ts'
import type { World } from '../../../src/model/world.ts'
import { loadTexts } from '../../../src/packs/texts.ts'
import { everybody, flow, linXiao, startedCase, testWorld } from '../../world.ts'
import { casts } from './casts.ts'
import { type Chance, chanceOf } from './chance.ts'
import { typedInto } from './typed.ts'

export const texts = loadTexts()
const secret = new Uint8Array(32).fill(7)

/** A button as it was shown to somebody, at some time. */
export interface Shown {
  readonly to: PersonId
  readonly instance: string
  readonly option: string
  readonly seen: string
  readonly line?: string | undefined
  readonly button: Button
}

/** What one move came to. */
export interface Moved {
  readonly before: CaseState
  readonly action: Action
  readonly decision: Decision
  readonly world: World
  /** It was pressed as it stood on the card at that moment, by whom it was for. */
  readonly live: boolean
}

export interface Game {
  readonly chance: Chance
  state: CaseState
  world: World
  persons: readonly Person[]
  record: EmploymentRecord
  personnel: PersonnelFile
  /** Everything that was recorded, in order. */
  readonly events: EventDraft[]
  /** Papers that somebody asked for and that are not there yet. */
  readonly papers: Extract<Effect, { kind: 'render' }>[]
  readonly codes: Map<PersonId, string>
  /** Buttons of cards that were shown some time ago. */
  readonly kept: Shown[]
  moves: number
  /** What ends or stops a case is pressed as often as anything else. */
  readonly wild: boolean
  readonly check: (moved: Moved) => void
}

export function newGame(seed: number, check: Game['check'], personnel: PersonnelFile): Game {
  const chance = chanceOf(seed)
  const persons = casts[seed % casts.length]?.() ?? everybody
  const opening = startedCase(testWorld({ persons }), linXiao, personnel)
  const events = opening.last?.kind === 'done' ? [...opening.last.events] : []
  return {
    chance,
    state: opening.state,
    world: opening.world,
    persons,
    record: linXiao,
    personnel,
    events,
    papers: [],
    codes: new Map(),
    kept: [],
    moves: 0,
    wild: seed % 4 === 0,
    check,
  }
}

export const setNow = (game: Game, now: string): void => {
  game.world = { ...game.world, now }
}

/** Carries out one action; a refusal that is on record counts as well. */
export function act(game: Game, action: Action, live = false): Decision {
  const before = game.state
  const decision = decide(flow, before, action, game.world)
  game.moves += 1
  const recorded = decision.kind === 'done' ? decision : decision.kind === 'refused' ? decision.recorded : undefined
  if (recorded) {
    game.state = recorded.state
    game.events.push(...recorded.events)
    for (const effect of recorded.effects) {
      if (effect.kind === 'render') game.papers.push(effect)
      if (effect.kind === 'say' && effect.values?.code) game.codes.set(effect.to, effect.values.code)
    }
  }
  game.check({ before, action, decision, world: game.world, live })
  return decision
}

const cause = (game: Game): { at: string; cause: string } => ({ at: game.world.now, cause: `move-${game.moves}` })

export function viewOf(game: Game, instance: StepInstance): CardView | undefined {
  const card = flow.steps.find(step => step.id === instance.step)?.card
  if (card === undefined || instance.who === undefined) return undefined
  const ref = { caseId: game.state.id, instance: instance.id, card, to: instance.who }
  const world = { ...game.world, files: () => undefined }
  return buildCard(ref, { flow, state: game.state, world, locale: game.chance.once(2) ? 'en' : 'zh-CN', texts, secret })
}

/** Every button of a card, with what its token says. */
export function buttonsOf(game: Game, instance: StepInstance): readonly Shown[] {
  const view = viewOf(game, instance)
  if (!view || view.closed) return []
  const lines = view.blocks.flatMap(block =>
    block.kind === 'lines' ? block.rows.flatMap(row => row.buttons ?? []) : [],
  )
  return [...view.buttons, ...lines, ...(view.footer ?? [])].map(button => {
    const token = readToken(secret, button.token, game.world.now)
    if (!token.ok) throw new Error(`a token of ${instance.id} cannot be read`)
    const { i, o, p, s, d } = token.claims
    return { to: p, instance: i, option: o, seen: s, line: d?.line, button }
  })
}

/** The form a button opens. */
export const formOf = ({ option }: Shown, step: string): string | undefined => {
  const id = option.replace(/!.*$/, '')
  const own = flow.steps.find(one => one.id === step)?.options.find(one => one.id === id)
  return (own ?? (flow.footer.employee ?? []).find(one => `footer.${one.id}` === id))?.form
}

export function press(game: Game, shown: Shown, careful: boolean, by = shown.to, live = true): Decision {
  const instance = game.state.steps.find(one => one.id === shown.instance)
  if (!instance) throw new Error(`no ${shown.instance}`)
  const form = /!/.test(shown.option) ? undefined : formOf(shown, instance.step)
  const asked = { state: game.state, world: game.world, by, instance, code: game.codes.get(by) ?? '000000' }
  const typed: FormValues = form === undefined ? {} : typedInto(form, asked, game.chance, careful)
  const values = shown.line === undefined ? typed : { ...typed, line: shown.line }
  const { option, seen } = shown
  return act(game, { ...cause(game), kind: 'press', by, instance: shown.instance, option, seen, values }, live)
}

/** A deadline comes; the clock has then come at least as far. */
export function comesDue(game: Game, key: string, at: string): Decision {
  if (Date.parse(at) > Date.parse(game.world.now)) setNow(game, at)
  return act(game, { ...cause(game), kind: 'due', deadline: key })
}

export const nextDue = (game: Game) =>
  [...deadlinesOf(game.state)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0]

/** The clock moves on, and whatever comes due on the way does so in its order. */
export function waitUntil(game: Game, instant: number): void {
  for (let round = 0; round < 400; round += 1) {
    const next = nextDue(game)
    if (!next || Date.parse(next.at) > instant) {
      if (instant > Date.parse(game.world.now)) setNow(game, new Date(instant).toISOString())
      return
    }
    comesDue(game, next.key, next.at)
  }
  throw new Error(`the clock never comes to rest: ${JSON.stringify(nextDue(game))}`)
}

/** A paper comes back from the typesetter. */
export function paperComes(game: Game): void {
  const [paper] = game.papers.splice(game.chance.below(game.papers.length), 1)
  if (!paper) return
  const { document } = paper
  const sha256 = `${game.moves}`.padStart(64, 'c')
  act(game, { ...cause(game), kind: 'rendered', document, fileId: `file-${document}`, sha256 })
}

export function persons(game: Game, change: (person: Person) => Person): void {
  game.persons = game.persons.map(change)
  const { now } = game.world
  game.world = { ...testWorld({ now, persons: game.persons }) }
}

export const of = cause
