// Service before 2008 (LCL 97(3)): the rules of that time for the part before, LCL 47 for the part from 2008-01-01.

import { type Ask, shown } from '../../../src/law/rule.ts'
import { before, serviceBetween } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { rule, type Terms } from '../rule.ts'
import { firstDayOfTheLaw, monthsOfSeverance } from './service.ts'

const dayBefore = Temporal.PlainDate.from('2007-12-31')
const twelve = new Decimal(12)

/** The start of a career that has to be cut at 2008: only where severance is owed, and not where courts merge. */
export function cutCareer(ask: Ask<Terms>): Temporal.PlainDate | undefined {
  if (ask.given('serviceFactorGiven')) return undefined
  const start = ask.maybe('serviceStart')
  if (!start || !before(start, firstDayOfTheLaw)) return undefined
  const { owes, before2008 } = groundOf(ask.get('route'))
  if (owes === 'nothing' || owes === 'double' || ask.maybe('blocked') === true) return undefined
  if (ask.given('pre2008Mode') === 'merged' && before2008 !== 'none') {
    ask.warn('pre2008_local_practice', ['CN-LCL-97'])
    ask.review()
    return undefined
  }
  return start
}

/** The months owed for the service before 2008, counted as the rules of that time and place count it. */
function factorBefore(ask: Ask<Terms>, count: (service: ReturnType<typeof serviceBetween>) => number) {
  const start = cutCareer(ask) ?? ask.none()
  const { before2008 } = groundOf(ask.get('route'))
  if (before2008 === 'none') return shown(new Decimal(0), '0.0')
  ask.warn('pre2008_local_practice', ['CN-LCL-97'])
  ask.review()
  // Whether a forced resignation was compensable then depends on its reason and place: a lawyer states the factor.
  if (before2008 === 'unclear') return ask.lacks('serviceFactorGiven')
  return shown(new Decimal(count(serviceBetween(start, dayBefore))), `${start} → 2007-12-31`)
}

// 481号: one month a year, a part of a year counts as one. Not owed then: expiry and dissolution (LCL 46(5)(6) are new).
const preFactor = rule({
  gives: 'preFactor',
  basis: ['CN-LCL-97', 'CN-LBF-1994-481'],
  confidence: 'recalled',
  compute: (_, ask) => factorBefore(ask, ({ years, months, days }) => years + (months > 0 || days > 0 ? 1 : 0)),
})

// Shanghai's regulation of 2001: a remainder of under six months gives nothing (上海市劳动合同条例 42).
const preFactorShanghai = rule({
  gives: 'preFactor',
  region: 'Shanghai',
  basis: ['CN-LCL-97', 'CN-SH-LCR-42'],
  confidence: 'statute',
  compute: (_, ask) => factorBefore(ask, ({ years, months }) => years + (months >= 6 ? 1 : 0)),
})

// Agreement and incompetence were limited to twelve months; medical grounds, changed circumstances and layoff were not.
const prePayableFactor = rule({
  gives: 'prePayableFactor',
  needs: ['preFactor', 'route'],
  basis: ['CN-LCL-97', 'CN-LBF-1994-481'],
  confidence: 'recalled',
  compute: ({ preFactor, route }) =>
    groundOf(route).before2008 === 'capped'
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
  compute: ({ prePayableFactor, flooredWage }) =>
    shown(prePayableFactor.times(flooredWage), `${prePayableFactor.toFixed(1)} × ${flooredWage.toFixed(2)}`),
})

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
