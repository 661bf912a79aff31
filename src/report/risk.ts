// The risk of the chosen way, before anybody talks: each factor with its rule, where it was read, and the article. Facts of the record only.
import { severanceEstimate } from '../engine/estimate.ts'
import { textOf } from '../engine/look.ts'
import { contradicts, openItems } from '../engine/personnel/open-items.ts'
import { leaveTaken, sourceOf } from '../engine/personnel/taken.ts'
import type { CaseState } from '../model/case.ts'
import { type DateText, Temporal } from '../model/dates.ts'
import { Decimal } from '../model/money.ts'
import type { World } from '../model/world.ts'
import { growthOf } from './growth.ts'

export type Level = 'red' | 'amber' | 'green'

export interface Factor {
  /** Rule id: `R-INSURANCE`. */
  readonly rule: string
  readonly level: Exclude<Level, 'green'>
  readonly values: Readonly<Record<string, string>>
  /** `directory`, `law`, `radar`, a person's answer (`manager`, `payroll`, `hrbp`), or the row of a file. */
  readonly source: string
  readonly basis: readonly string[]
}

export interface Risk {
  readonly level: Level
  readonly factors: readonly Factor[]
}

type Rule = (state: CaseState, world: World, openedOn: DateText) => readonly Factor[]
const none: readonly Factor[] = []

const factor = (
  rule: string,
  level: Factor['level'],
  source: string,
  basis: readonly string[],
  values: Factor['values'] = {},
): readonly Factor[] => [{ rule, level, source, basis, values }]

const answered = (state: CaseState, name: string): string | undefined =>
  textOf(state.answers.checks?.values ?? {}, name)

const contract: Rule = (state, _world, openedOn) => {
  const end = state.facts.contractEnd
  if (end !== undefined && end.value < openedOn)
    return factor('R-CONTRACT-ENDED', 'red', end.source, ['CN-LCL-82'], { date: end.value })
  const type = state.facts.contractType
  return type?.value === 'open_ended' ? factor('R-OPEN-ENDED', 'amber', type.source, ['CN-LCL-14']) : none
}

const severance: Rule = (state, world) => {
  const { severance: amount, law } = severanceEstimate(state, world)
  if (amount === undefined) return factor('R-NO-ESTIMATE', 'red', 'law', ['CN-LCL-47'])
  const unsure = law.warnings.some(({ code }) => code === 'cap_not_checked' || code === 'parameter_carried_forward')
  return unsure ? factor('R-LOCAL-FIGURE', 'amber', 'law', ['CN-LCL-47']) : none
}

const insurance: Rule = state => {
  const gaps = (state.personnel?.insurance ?? []).filter(({ status }) => status !== 'paid')
  const [first] = gaps
  if (first !== undefined)
    return factor('R-INSURANCE', 'red', sourceOf('insurance', first), ['CN-LCL-38'], { months: String(gaps.length) })
  const said = textOf(state.answers['open-items']?.values ?? {}, 'socialInsurance')
  return said === 'gaps' ? factor('R-INSURANCE', 'red', 'payroll', ['CN-LCL-38'], { months: '0' }) : none
}

/** Later than this, overtime that nobody paid looks withheld. */
const overtimeDueDays = 60

const unpaid: Rule = (state, _world, openedOn) => {
  const day = Temporal.PlainDate.from(openedOn)
  const late = (state.personnel?.overtime ?? []).find(
    row => Temporal.PlainDate.from(row.date).until(day, { largestUnit: 'days' }).days > overtimeDueDays,
  )
  const bonus = (state.personnel?.bonus ?? []).find(row => row.status === 'due' && (row.dueOn ?? '9') < openedOn)
  return [
    ...(late
      ? factor('R-OVERTIME-LATE', 'amber', sourceOf('overtime', late), ['CN-LCL-38', 'CN-LCL-85'], { date: late.date })
      : none),
    ...(bonus
      ? factor('R-BONUS-LATE', 'amber', sourceOf('bonus', bonus), ['CN-LCL-38', 'CN-LCL-85'], { name: bonus.name })
      : none),
  ]
}

const performance: Rule = (state, _world, openedOn) => {
  const { known, missing } = growthOf(state, openedOn)
  const said = answered(state, 'performance')
  const level = state.opening.reason === 'performance' ? 'red' : 'amber'
  if (said === 'none' || (known && missing.length === 12))
    return factor('R-NO-PERFORMANCE', level, known ? 'performance.csv' : 'manager', ['CN-LCL-40', 'CN-SPC1-44'])
  if (known && missing.length > 0)
    return factor('R-PERFORMANCE-GAPS', 'amber', 'performance.csv', ['CN-LCL-40', 'CN-SPC1-44'], {
      n: String(missing.length),
    })
  return said === 'gaps' && !known
    ? factor('R-PERFORMANCE-GAPS', 'amber', 'manager', ['CN-LCL-40', 'CN-SPC1-44'], { n: '0' })
    : none
}

const groundwork: Rule = state => [
  ...(state.opening.reason === 'performance' && answered(state, 'improvement') === 'not-done'
    ? factor('R-NO-IMPROVEMENT', 'amber', 'manager', ['CN-LCL-40'])
    : none),
  ...(answered(state, 'otherPosts') === 'not-looked'
    ? factor('R-OTHER-POSTS', 'amber', 'manager', ['CN-LCL-40'])
    : none),
  ...(answered(state, 'talksBefore') === 'none' ? factor('R-NO-TALKS', 'amber', 'manager', ['POLICY-TALK']) : none),
  ...(state.opening.again ? factor('R-AGAIN', 'amber', 'record', ['POLICY-DECLINE']) : none),
]

const items: Rule = state => {
  const all = openItems(state)
  const unknown = all.filter(item => item.attested?.state === 'unknown' || item.payroll === 'unknown')
  const torn = all.find(contradicts)
  const loan = (state.personnel?.loans ?? []).find(({ writtenAgreement }) => writtenAgreement === 'no')
  return [
    ...(unknown.length > 0
      ? factor('R-ITEMS-UNKNOWN', 'amber', 'record', ['CN-WPR-9'], { n: String(unknown.length) })
      : none),
    ...(torn?.origin
      ? factor('R-SOURCES-DIFFER', 'amber', sourceOf(torn.origin.data, torn.origin), ['POLICY-CHECKS'])
      : none),
    ...(loan
      ? factor('R-LOAN-NOT-AGREED', 'amber', sourceOf('loans', loan), ['CN-WPR-15'], { name: loan.loan })
      : none),
  ]
}

/** Directory and leave file disagree: both are told, nobody picks one in silence (product P21). */
const leave: Rule = ({ facts, personnel = {}, openedAt }, _world, openedOn) => {
  const known = facts.leaveTakenDays
  const file = leaveTaken(personnel, openedOn, openedAt)
  if (known === undefined || file === undefined || new Decimal(known.value).equals(file.value)) return none
  return factor('R-LEAVE-DIFFERS', 'amber', file.source, ['CN-ALM-12'], { known: known.value, file: file.value })
}

/** Many cases at once may be a redundancy under another name (LCL 41: 20 persons, or ten per cent). */
const many: Rule = (_state, { radar: { opened, headcount } }) => {
  const share = headcount > 0 ? opened / headcount : 0
  const values = { opened: String(opened), headcount: String(headcount) }
  if (opened >= 20 || (opened > 1 && share >= 0.1)) return factor('R-MANY', 'red', 'radar', ['CN-LCL-41'], values)
  return opened >= 18 || (opened > 1 && share >= 0.09)
    ? factor('R-MANY', 'amber', 'radar', ['CN-LCL-41'], values)
    : none
}

const rules: readonly Rule[] = [contract, severance, insurance, unpaid, performance, groundwork, items, leave]

/** Whose eyes it is for: how many cases the company has is HR's alone. */
type RiskReader = 'manager' | 'hr'

/** Red when the way itself is in danger, amber when the record has a gap, green otherwise. Protections are HR's alone and no part of it. */
export function riskOf(state: CaseState, world: World, openedOn: DateText, reader: RiskReader): Risk {
  const factors = (reader === 'hr' ? [...rules, many] : rules)
    .flatMap(rule => rule(state, world, openedOn))
    .toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'red' ? -1 : 1))
  return { level: factors[0]?.level ?? 'green', factors }
}
