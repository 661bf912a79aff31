// Service before 2008 (LCL 97(3)): the rules of that time for the part before, LCL 47 for the part from 2008-01-01.
import { type Ask, shown } from '../../../src/law/rule.ts'
import { before, type Service, serviceBetween } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { rule, type Terms } from '../rule.ts'
import { treatmentBefore2008 } from './before-2008-ground.ts'
import { firstDayOfTheLaw, monthsOfSeverance } from './service.ts'

const dayBefore = Temporal.PlainDate.from('2007-12-31')
const twelve = new Decimal(12)

/** The start of a career that began before 2008, where severance is owed for it. */
function earlyStart(ask: Ask<Terms>): Temporal.PlainDate | undefined {
  if (ask.given('serviceFactorGiven')) return undefined
  const start = ask.maybe('serviceStart')
  if (!start || !before(start, firstDayOfTheLaw)) return undefined
  const { owes } = groundOf(ask.get('route'))
  return owes === 'nothing' || owes === 'double' || ask.maybe('blocked') === true ? undefined : start
}

/** Whether the career is counted in one: where courts merge, and only while the wage is not above the cap. */
function merged(ask: Ask<Terms>): boolean {
  if (ask.given('pre2008Mode') !== 'merged' || treatmentBefore2008(ask) === 'none') return false
  if (ask.maybe('baseCapped') !== true) return true
  ask.warn('merged_below_cap_only', ['CN-LCL-97'])
  return false
}

/** The start of a career that has to be cut at 2008. */
export function cutCareer(ask: Ask<Terms>): Temporal.PlainDate | undefined {
  const start = earlyStart(ask)
  if (!start || !merged(ask)) return start
  ask.warn('pre2008_local_practice', ['CN-LCL-97'])
  ask.review()
  return undefined
}

/** What a career that is counted in one would come to if it were cut at 2008. */
export function amountCutAt2008(ask: Ask<Terms>): Decimal | undefined {
  const start = earlyStart(ask)
  const wage = ask.maybe('flooredWage')
  const last = ask.maybe('endDate')
  const treatment = treatmentBefore2008(ask)
  if (!start || !wage || !last || !merged(ask) || treatment === 'unclear') return undefined
  const count = ask.moment.regions.includes('Shanghai') ? fromSixMonths : startedYears
  const old = new Decimal(count(serviceBetween(start, dayBefore)))
  const kept = treatment === 'capped' ? Decimal.min(old, twelve) : old
  return kept.plus(monthsOfSeverance(firstDayOfTheLaw, last)).times(wage)
}

/** 481号: a part of a year counts as one. */
const startedYears = ({ years, months, days }: Service) => years + (months > 0 || days > 0 ? 1 : 0)

/** Shanghai: a part of a year counts from six months on, as one (上海市劳动合同条例 45). */
const fromSixMonths = ({ years, months }: Service) => years + (months >= 6 ? 1 : 0)

/** The months owed for the service before 2008, counted as the rules of that time and place count it. */
function factorBefore(ask: Ask<Terms>, count: (service: Service) => number) {
  const start = cutCareer(ask) ?? ask.none()
  const treatment = treatmentBefore2008(ask)
  if (treatment === 'none') return shown(new Decimal(0), '0.0')
  ask.warn('pre2008_local_practice', ['CN-LCL-97'])
  ask.review()
  // Whether a forced resignation was compensable then depends on its reason and place: a lawyer states the factor.
  if (treatment === 'unclear') return ask.lacks('serviceFactorGiven')
  return shown(new Decimal(count(serviceBetween(start, dayBefore))), `${start} → 2007-12-31`)
}

// 481号: one month a year, a part of a year counts as one. Not owed then: expiry and dissolution (LCL 46(5)(6) are new).
const preFactor = rule({
  gives: 'preFactor',
  basis: ['CN-LCL-97', 'CN-LBF-1994-481'],
  confidence: 'recalled',
  compute: (_, ask) => factorBefore(ask, startedYears),
})

// Shanghai's regulation of 2001: a remainder of under six months gives nothing (上海市劳动合同条例 42, 45).
const preFactorShanghai = rule({
  gives: 'preFactor',
  region: 'Shanghai',
  basis: ['CN-LCL-97', 'CN-SH-LCR-42'],
  confidence: 'statute',
  compute: (_, ask) => factorBefore(ask, fromSixMonths),
})

// Agreement and incompetence were limited to twelve months; medical grounds, changed circumstances and layoff were not.
const prePayableFactor = rule({
  gives: 'prePayableFactor',
  needs: ['preFactor'],
  basis: ['CN-LCL-97', 'CN-LBF-1994-481'],
  confidence: 'recalled',
  compute: ({ preFactor }, ask) =>
    treatmentBefore2008(ask) === 'capped'
      ? shown(Decimal.min(preFactor, twelve), `min(${preFactor.toFixed(1)}, 12.0)`)
      : shown(preFactor, preFactor.toFixed(1)),
})

const postFactor = rule({
  gives: 'postFactor',
  needs: ['endDate'],
  basis: ['CN-LCL-97', 'CN-LCL-47'],
  confidence: 'statute',
  compute: ({ endDate }, ask) => {
    if (!cutCareer(ask) || before(endDate, firstDayOfTheLaw)) return ask.none()
    return shown(monthsOfSeverance(firstDayOfTheLaw, endDate), `2008-01-01 → ${endDate}`)
  },
})

const postPayableFactor = rule({
  gives: 'postPayableFactor',
  needs: ['postFactor', 'baseCapped'],
  basis: ['CN-LCL-97', 'CN-LCL-47'],
  confidence: 'statute',
  compute: ({ postFactor, baseCapped }) =>
    baseCapped
      ? shown(Decimal.min(postFactor, twelve), `min(${postFactor.toFixed(1)}, 12.0)`)
      : shown(postFactor, postFactor.toFixed(1)),
})

// The threefold cap is a creature of 2008: the part before is paid on the uncapped average (BJ534 Q66: one base).
const preSeverance = rule({
  gives: 'preSeverance',
  needs: ['prePayableFactor', 'flooredWage'],
  basis: ['CN-LCL-97'],
  confidence: 'local',
  compute: ({ prePayableFactor, flooredWage }, ask) => {
    const base = baseBefore(flooredWage, prePayableFactor, ask)
    return shown(prePayableFactor.times(base), `${prePayableFactor.toFixed(1)} × ${base.toFixed(2)}`)
  },
})

/** On medical grounds, changed circumstances and layoff a wage under the company's average was raised to it (481号 11). */
function baseBefore(wage: Decimal, months: Decimal, ask: Ask<Terms>): Decimal {
  if (treatmentBefore2008(ask) !== 'uncapped' || months.isZero()) return wage
  const company = ask.given('companyAvgMonthlyWage')
  if (!company) ask.warn('pre2008_company_average', ['CN-LBF-1994-481'])
  return company ? Decimal.max(wage, company) : wage
}

const postSeverance = rule({
  gives: 'postSeverance',
  needs: ['postPayableFactor', 'severanceBase'],
  basis: ['CN-LCL-97', 'CN-LCL-47'],
  confidence: 'statute',
  compute: ({ postPayableFactor, severanceBase }) =>
    shown(postPayableFactor.times(severanceBase), `${postPayableFactor.toFixed(1)} × ${severanceBase.toFixed(2)}`),
})

export const before2008Rules = [
  preFactor,
  preFactorShanghai,
  prePayableFactor,
  postFactor,
  postPayableFactor,
  preSeverance,
  postSeverance,
]
