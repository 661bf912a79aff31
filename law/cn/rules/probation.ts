// Probation: its longest term by the contract's, once only, pay, and damages when it was too long (LCL 19, 20, 83).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'
import { minimumFor } from './local-figures.ts'

// Under 3 months none, under a year 1, under three years 2, from three years or open-ended 6 (LCL 19).
const maxProbationMonths = rule({
  gives: 'maxProbationMonths',
  about: ['contractMonths', 'openEndedContract', 'taskBasedContract', 'onlyProbationAgreed'],
  basis: ['CN-LCL-19'],
  confidence: 'statute',
  compute: (_, ask) => {
    // A contract for a task has none, and one of probation alone has none either: its term is that of the contract.
    if (ask.given('taskBasedContract') || ask.given('onlyProbationAgreed')) return shown(0, '0')
    if (ask.given('openEndedContract')) return shown(6, '')
    const months = ask.get('contractMonths')
    return shown(months < 3 ? 0 : months < 12 ? 1 : months < 36 ? 2 : 6, `${months}`)
  },
})

/** A second probation with the same employer, or one over the maximum, may not be agreed (LCL 19). */
export function probationBarrier(ask: Ask<Terms>): string | undefined {
  if (ask.given('previousProbationWithSameEmployer') === true) return 'art19_one_probation'
  const longest = ask.maybe('maxProbationMonths')
  const planned = ask.given('probationMonths') ?? ask.given('probationMonthsServed')
  return longest !== undefined && planned?.greaterThan(longest) ? 'art19_probation_over_maximum' : undefined
}

// Months served beyond the maximum are paid once more at the wage after probation (LCL 83).
const probationDamages = rule({
  gives: 'probationDamages',
  needs: ['probationMonthsServed', 'maxProbationMonths', 'postProbationMonthlyWage'],
  basis: ['CN-LCL-83', 'CN-LCL-19'],
  confidence: 'statute',
  compute: ({ probationMonthsServed: served, maxProbationMonths, postProbationMonthlyWage: wage }, ask) => {
    // Of a second probation with the same employer, no month was lawful.
    const longest = ask.given('previousProbationWithSameEmployer') === true ? 0 : maxProbationMonths
    const over = Decimal.max(0, served.minus(longest))
    return shown(wage.times(over), `(${served.toFixed()} − ${longest}) × ${wage.toFixed(2)}`)
  },
})

// At least 80% of the agreed wage and the local minimum (LCL 20, IR 15).
const minProbationWage = rule({
  gives: 'minProbationWage',
  needs: ['postProbationMonthlyWage'],
  basis: ['CN-LCL-20', 'CN-IR-15'],
  confidence: 'statute',
  compute: ({ postProbationMonthlyWage: wage }, ask) => {
    const share = wage.times('0.8').toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    const minimum = minimumFor(share, ask)
    const floor = minimum ? Decimal.max(share, minimum) : share
    const paid = ask.given('probationMonthlyWage')
    if (paid?.lessThan(floor)) ask.warn('probation_wage_too_low', ['CN-LCL-20'])
    return shown(floor, minimum ? `max(${wage.toFixed(2)} × 80%, ${minimum.toFixed(2)})` : `${wage.toFixed(2)} × 80%`)
  },
})

export const probationRules = [maxProbationMonths, probationDamages, minProbationWage]
