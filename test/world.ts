// A small company, the real calendar and the real law, and a case that can be played press by press without any edge.
import { makeWorkCalendar } from '../src/calendar/work-calendar.ts'
import { seenHash } from '../src/engine/content.ts'
import { decide } from '../src/engine/decide.ts'
import { decided } from '../src/engine/finish.ts'
import { fold } from '../src/engine/fold/index.ts'
import { openCase } from '../src/engine/opening/open-case.ts'
import { open } from '../src/engine/working.ts'
import { calculate } from '../src/law/calculate.ts'
import type { Decision, OwnCard } from '../src/model/action.ts'
import type { FormValues } from '../src/model/card.ts'
import type { CaseState, Fact, StepInstance } from '../src/model/case.ts'
import type { InstantText } from '../src/model/dates.ts'
import type { CaseRole, RunnableFlow } from '../src/model/flow.ts'
import type { EmploymentRecord, People, Person, PersonId } from '../src/model/person.ts'
import type { PersonnelFile } from '../src/model/personnel-file.ts'
import type { Refusal } from '../src/model/refusal.ts'
import type { World } from '../src/model/world.ts'
import { loadCoach } from '../src/packs/coach.ts'
import { loadFlows } from '../src/packs/flows.ts'
import { loadLawPacks } from '../src/packs/load.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { company, everybody, fileFact, linXiao } from './company.ts'

const shipped = loadFlows().find(one => one.id === 'cn-mutual')
if (!shipped) throw new Error('the flow cn-mutual is not shipped')
export const flow: RunnableFlow = shipped

const packs = loadLawPacks()
const review = loadCoach(loadTexts())

const peopleOf = (list: readonly Person[]): People => ({
  find: id => list.find(one => one.id === id),
  withRole: role => list.filter(one => one.roles.includes(role)),
  all: () => list,
})

export { everybody, linXiao }

/** Monday, 20 October 2025, 09:00 in Shanghai: the first moment of the golden case. */
export const firstMoment: InstantText = '2025-10-20T01:00:00Z'

export function testWorld(overrides: Partial<World> & { readonly persons?: readonly Person[] } = {}): World {
  const { persons = everybody, ...rest } = overrides
  const now = rest.now ?? firstMoment
  return {
    now,
    people: peopleOf(persons),
    settings: company,
    calendar: makeWorkCalendar(company),
    law: request => {
      const answer = calculate(packs, request, now.slice(0, 10))
      return answer.status === 'error' ? { ...answer, results: {}, lines: [], missing: [], warnings: [] } : answer
    },
    review,
    files: id => (id.startsWith('file-') ? fileFact(id) : undefined),
    radar: { opened: 3, headcount: 212 },
    code: purpose =>
      String([...purpose].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_000, 7)).padStart(6, '0'),
    ...rest,
  }
}

/** A case in play: its state, the world at its clock, and what the last action came to. */
export interface Play {
  readonly state: CaseState
  readonly world: World
  readonly last?: Decision | undefined
}

/** The manager has handed in the start form. */
export function startedCase(
  world: World = testWorld(),
  record: EmploymentRecord = linXiao,
  personnel?: PersonnelFile,
): Play {
  const decision = openCase(
    flow,
    {
      id: 'C-1',
      by: 'E10421',
      at: world.now,
      cause: 'start',
      values: {
        employee: 'E10866',
        last4: '0866',
        reason: 'business',
        proposedBy: 'employer',
        lastDay: '2025-11-30',
        statement: '支付产品线在 11 月底停止运营,岗位随业务线取消。',
      },
      employeeRecord: record,
      personnel,
    },
    world,
  )
  if (decision.kind !== 'done') throw new Error(`the case did not open: ${JSON.stringify(decision)}`)
  return { state: decision.state, world, last: decision }
}

/** A case that stands at some stage with these steps open and nothing else; facts given here are added or replaced. */
export function caseAt(
  stage: string,
  steps: readonly string[],
  more: {
    readonly world?: World
    readonly record?: EmploymentRecord
    readonly facts?: Readonly<Record<string, string | undefined>>
    readonly change?: (state: CaseState) => CaseState
  } = {},
): Play {
  const world = more.world ?? testWorld()
  const started = startedCase(world, more.record).state
  const facts: Record<string, Fact> = { ...started.facts }
  for (const [name, value] of Object.entries(more.facts ?? {})) {
    if (value === undefined) delete facts[name]
    else facts[name] = { value, source: 'directory', by: 'directory', at: world.now }
  }
  const base: CaseState = { ...started, stage, steps: [], facts }
  const state = more.change ? more.change(base) : base
  const work = { flow, world, by: 'E10421', at: world.now, cause: 'opened', state, events: [], effects: [] }
  for (const step of steps) open(work, { step })
  const last = decided(undefined, work)
  if (last.kind !== 'done') throw new Error('not opened')
  return { state: last.state, world, last }
}

export const personOf = (state: CaseState, who: CaseRole | PersonId): PersonId =>
  (state.parties as Readonly<Record<string, PersonId | undefined>>)[who] ?? who

/** The open (or last) instance of a step for a person. */
export function instanceFor(state: CaseState, who: CaseRole | PersonId, step: string): StepInstance | undefined {
  const person = personOf(state, who)
  const own = state.steps.filter(one => one.step === step && one.who === person)
  return own.filter(one => one.status === 'open').at(-1) ?? own.at(-1)
}

let causes = 0
function click(
  play: Play,
  who: CaseRole | PersonId,
  instance: StepInstance,
  option: string,
  values: FormValues,
): Decision {
  causes += 1
  return decide(
    flow,
    play.state,
    {
      kind: 'press',
      by: personOf(play.state, who),
      at: play.world.now,
      cause: `click-${causes}`,
      instance: instance.id,
      option,
      seen: seenHash(play.state, instance),
      values,
    },
    play.world,
  )
}

/** Presses a button, both clicks when it has legal effect, and gives whatever was decided last. */
export function attempt(
  play: Play,
  who: CaseRole | PersonId,
  step: string,
  option: string,
  values: FormValues = {},
): Decision {
  const instance = instanceFor(play.state, who, step)
  if (!instance) throw new Error(`${who} has no card ${step}; open: ${openSteps(play).join(', ')}`)
  const first = click(play, who, instance, option, values)
  const spec = flow.steps.find(one => one.id === step)?.options.find(one => one.id === option)
  if (first.kind !== 'done' || spec?.legal !== true) return first
  const armed = { ...play, state: first.state }
  const again = armed.state.steps.find(one => one.id === instance.id) ?? instance
  return click(armed, who, again, `${option}!yes`, {})
}

/** Presses a button that must work. */
export function press(
  play: Play,
  who: CaseRole | PersonId,
  step: string,
  option: string,
  values: FormValues = {},
): Play {
  const last = attempt(play, who, step, option, values)
  if (last.kind !== 'done') throw new Error(`${who} ${step}.${option}: ${JSON.stringify(last)}`)
  return { ...play, state: last.state, last }
}

/** Presses a button that must be refused, and gives the refusal. */
export function refused(
  play: Play,
  who: CaseRole | PersonId,
  step: string,
  option: string,
  values: FormValues = {},
): Refusal {
  const last = attempt(play, who, step, option, values)
  if (last.kind !== 'refused') throw new Error(`${who} ${step}.${option} was not refused but ${last.kind}`)
  return last.refusal
}

/** The employee typed 「求助」. */
export const soughtHelp = (play: Play): Play => askedFor('seek-help', play)

/** The employee typed the words for a card that is always within reach. */
export function askedFor(card: OwnCard, play: Play): Play {
  const by = personOf(play.state, 'employee')
  const last = decide(flow, play.state, { kind: 'asks-for', card, by, at: play.world.now, cause: 'asked' }, play.world)
  if (last.kind !== 'done') throw new Error(`no ${card}: ${JSON.stringify(last)}`)
  return { ...play, state: last.state, last }
}

/** Moves the clock; every deadline on the way comes due in its order. */
export function moveTo(play: Play, instant: InstantText): Play {
  let now = play
  for (let round = 0; round < 200; round += 1) {
    const next = deadlinesOfPlay(now)
      .filter(one => Date.parse(one.at) <= Date.parse(instant))
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0]
    if (!next) return { ...now, world: testWorldAt(now.world, instant) }
    const at = Date.parse(next.at) > Date.parse(now.world.now) ? next.at : now.world.now
    const world = testWorldAt(now.world, at)
    const last = decide(flow, now.state, { kind: 'due', deadline: next.key, at, cause: `due-${next.key}` }, world)
    if (last.kind === 'refused') throw new Error(`due ${next.key}: ${JSON.stringify(last)}`)
    now = last.kind === 'done' ? { state: last.state, world, last } : { ...now, world }
  }
  throw new Error('the clock never comes to rest')
}

const testWorldAt = (world: World, now: InstantText): World => ({ ...world, now })

const deadlinesOfPlay = ({ state }: Play) =>
  state.steps
    .filter(step => step.status === 'open')
    .flatMap(step =>
      Object.entries(step.clocks)
        .filter(([, clock]) => !clock.passed)
        .map(([id, clock]) => ({ key: `${step.id}/${id}`, at: clock.at })),
    )

/** A paper came back from the typesetter. */
export function rendered(play: Play, document: string): Play {
  const last = decide(
    flow,
    play.state,
    {
      kind: 'rendered',
      document,
      fileId: `file-${document}`,
      sha256: 'cd'.repeat(32),
      at: play.world.now,
      cause: `rendered-${document}`,
    },
    play.world,
  )
  return last.kind === 'done' ? { ...play, state: last.state, last } : play
}

/** `step:person` of everything that is open. */
export const openSteps = ({ state }: Play): readonly string[] =>
  state.steps.filter(step => step.status === 'open').map(step => `${step.step}:${step.who ?? '-'}`)

/** Folds further events into the case, as if they had been decided. */
export const withEvents = (play: Play, ...bodies: Parameters<typeof fold>[2]['body'][]): Play => ({
  ...play,
  state: bodies.reduce<CaseState>(
    (state, body) => fold(state, state.id, { by: 'E10208', at: play.world.now, cause: 'given', body }),
    play.state,
  ),
})
