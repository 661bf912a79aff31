// Opening a case: the manager's form, checked whole, becomes the first events. Wrong input names the field and opens nothing.
import type { Decision } from '../../model/action.ts'
import type { FormValues } from '../../model/card.ts'
import type { CaseState, Fact, Opening } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import { type DateText, dayOf, type InstantText } from '../../model/dates.ts'
import type { RunnableFlow, Step } from '../../model/flow.ts'
import type { EmploymentRecord, Person, PersonId } from '../../model/person.ts'
import type { PersonnelFile } from '../../model/personnel-file.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import { fold } from '../fold/index.ts'
import { checkForm } from '../forms.ts'
import { holds } from '../guards/guard.ts'
import { textOf } from '../look.ts'
import { leaveTaken, takenFrom } from '../personnel/taken.ts'
import { begin, open, put, stepOf, type Working } from '../working.ts'
import { bindParties, reportsTo } from './parties.ts'

export interface OpeningInput {
  readonly id: string
  readonly by: PersonId
  readonly at: InstantText
  readonly cause: string
  readonly values: FormValues
  /** What the directory knows of the employee's contract and pay. */
  readonly employeeRecord: EmploymentRecord
  /** What its other systems know; absent when nothing was imported. */
  readonly personnel?: PersonnelFile | undefined
  /** Why a new start for this employee is closed (cool-down after a decline), when it is. */
  readonly closedUntil?: InstantText | undefined
  /** The manager has passed a rehearsal, which the company may ask for before a first case. */
  readonly rehearsed?: boolean | undefined
  /** The one more attempt after a decline: only the head of HR may release it (product P7). */
  readonly needsHrd?: boolean | undefined
  /** The employee reported something within the last six months: only the head of HR may release it (product P26). */
  readonly reported?: boolean | undefined
}

/** Decides the opening of a case from the submitted start form. */
export function openCase(flow: RunnableFlow, input: OpeningInput, world: World): Decision {
  const spec = flow.forms.start
  if (!spec) throw new Error(`flow ${flow.id} has no start form`)
  const checked = checkForm(spec, input.values, { state: undefined, world, by: input.by })
  if (!checked.ok) return refused(checked.refusal)
  const values = checked.values
  const employee = world.people.find(textOf(values, 'employee') ?? '')
  if (!employee) return wrong('employee', 'unknown-choice')
  const problem = wrongStart(values, employee, input, world)
  if (problem) return problem

  const opening: Opening = {
    reason: values.reason as Opening['reason'],
    proposedBy: 'employer',
    lastDay: String(values.lastDay),
    statement: String(values.statement),
    ...(input.needsHrd ? { again: true } : {}),
  }
  const { parties } = bindParties(world.people, input.by, employee.id, dayOf(world.now))
  const body: CaseEventBody = {
    kind: 'opened',
    flow: { id: flow.id, version: flow.version },
    jurisdiction: flow.jurisdiction,
    stage: flow.stages[0] ?? 'checks',
    parties,
    opening,
    facts: factsFrom(employee, input, dayOf(world.now)),
    considerationDays: world.settings.considerationDays,
    ...(input.personnel === undefined ? {} : { personnel: takenFrom(input.personnel, dayOf(world.now)) }),
  }
  const event = { by: input.by, at: input.at, cause: input.cause, body }
  const state = fold(undefined, input.id, event)
  const work: Working = { ...begin(flow, state, input, world), events: [event] }
  // HR sees that it was done, where the company asks for it, and nothing else of it.
  if (mustRehearse(world)) put(work, { kind: 'answered', step: 'rehearsal', values: { done: 'yes' } })
  // An event of its own, which stays out of what HR partners may read, as the opening itself does not.
  if (input.reported) put(work, { kind: 'reported-earlier' })
  for (const step of flow.start.filter(id => !isReached(stepOf(flow, id), state))) open(work, { step })
  return decided(undefined, work, { text: 'toast.case-opened', tone: 'calm' })
}

/** What a step waits for is there already: nobody is asked for it. */
const isReached = ({ until }: Step, state: CaseState): boolean => until !== undefined && holds(until, state)

function wrongStart(values: FormValues, employee: Person, input: OpeningInput, world: World): Decision | undefined {
  if (!reportsTo(world, input.by, employee)) return refused({ kind: 'refused', code: 'not-your-report' })
  // The wrong person is the worst mistake: whoever starts types the last four characters themselves (product P29).
  if (textOf(values, 'last4') !== employee.id.slice(-4)) return wrong('last4', 'last4-mismatch')
  if (values.proposedBy === 'employee') {
    return textOf(values, 'employeeWords') === undefined
      ? wrong('employeeWords', 'own-words-needed')
      : refused({ kind: 'refused', code: 'employee-proposed' })
  }
  if (mustRehearse(world) && !input.rehearsed) return refused({ kind: 'refused', code: 'rehearse-first' })
  if (String(values.lastDay) < dayOf(world.now, employee.timezone)) return wrong('lastDay', 'past-date')
  if (input.closedUntil !== undefined && Date.parse(input.closedUntil) > Date.parse(input.at)) {
    return refused({ kind: 'refused', code: 'cooling-down' })
  }
  return undefined
}

const mustRehearse = (world: World): boolean => world.settings.rehearsal === 'required-before-first-case'

const refused = (refusal: Refusal): Decision => ({
  kind: 'refused',
  refusal,
  reply: { text: `refusal.${refusal.code}`, tone: 'warn' },
})

const wrong = (field: string, why: string): Decision =>
  refused({ kind: 'invalid', code: 'invalid-form', fields: { [field]: why } })

// Directory columns → names of facts the law asks for (law interface). What is not known is simply absent.
const factNames: readonly (readonly [keyof EmploymentRecord, string])[] = [
  ['hiredOn', 'hireDate'],
  ['birthDate', 'birthDate'],
  ['firstWorkOn', 'firstWorkOn'],
  ['contractType', 'contractType'],
  ['contractStart', 'contractStart'],
  ['contractEnd', 'contractEnd'],
  ['monthlyWage', 'monthlyWage'],
  ['avgWage12m', 'avgMonthlyWage'],
  ['avgWage12mExclOvertime', 'avgMonthlyWageExclOvertime'],
  ['lastMonthWage', 'lastMonthWage'],
  ['leaveTakenDays', 'leaveTakenDays'],
  ['uiMonths', 'uiContributionMonths'],
]

function factsFrom(
  person: Person,
  { employeeRecord: record, personnel = {}, at }: OpeningInput,
  day: DateText,
): Record<string, Fact> {
  const known = factNames.flatMap(([column, name]) => {
    const value = record[column]
    return value === undefined || value === '' ? [] : [[name, value] as const]
  })
  const all = person.city === undefined ? known : [...known, ['city', person.city] as const]
  const facts: Record<string, Fact> = Object.fromEntries(
    all.map(([name, value]) => [name, { value, source: 'directory', by: 'directory' as const, at }]),
  )
  // The directory comes first; where it is silent, the leave file may know.
  const taken = leaveTaken(personnel, day, at)
  return taken === undefined || facts.leaveTakenDays !== undefined ? facts : { ...facts, leaveTakenDays: taken }
}
