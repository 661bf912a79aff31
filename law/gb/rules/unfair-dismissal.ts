// What an unfair dismissal exposes to: the basic award, counted as redundancy pay is (ERA 108, 119); the rest a tribunal sets.
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { cited, ruleInBoth } from '../rule.ts'
import { rowInForce } from './week.ts'

const zero = new Decimal(0)
const award = { gb: ['GB-ERA-119', 'GB-ERA-227'], nir: ['GB-ERNI-153', 'GB-ERNI-23'] }
const qualifying = { gb: ['GB-ERA-108'], nir: ['GB-ERNI-140'] }
const compensation = { gb: ['GB-ERA-123'], nir: ['GB-ERNI-157'] }

// The qualifying service is dated and differs in Northern Ireland; an automatically unfair reason needs none.
const basicAwardWeeks = ruleInBoth(award, {
  gives: 'basicAwardWeeks',
  needs: ['ground', 'serviceMonths'],
  confidence: 'statute',
  compute: ({ ground, serviceMonths }, ask) => {
    if (ground !== 'unfair_dismissal') return ask.none()
    const on = ask.maybe('relevantDate')?.toString() ?? ask.moment.onText
    const row = rowInForce(ask, 'unfair-dismissal.qualifying-months', on) ?? ask.none()
    if (ask.given('automaticallyUnfair') !== true && serviceMonths < Number(row.value)) {
      ask.warn('no_claim_before_qualifying_service', cited(ask, qualifying), { months: row.value })
      return shown(zero, `${serviceMonths} < ${row.value}`)
    }
    const { weeks, text } = ask.get('weeksByAge')
    return shown(weeks, text)
  },
})

const basicAward = ruleInBoth(award, {
  gives: 'basicAward',
  needs: ['basicAwardWeeks'],
  confidence: 'statute',
  compute: ({ basicAwardWeeks: weeks }, ask) => {
    if (weeks.isZero()) return shown(zero, '0.00')
    const wage = ask.get('cappedWeeklyWage')
    ask.warn('tribunal_may_adjust', cited(ask, award))
    const amount = weeks.times(wage).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    return shown(amount, `${weeks.toFixed(1)} × ${wage.toDecimalPlaces(6).toFixed()}`)
  },
})

// What is just and equitable: no formula (ERA 123).
const compensatoryAward = ruleInBoth(compensation, {
  gives: 'compensatoryAward',
  needs: ['ground'],
  confidence: 'statute',
  compute: ({ ground }, ask) => (ground === 'unfair_dismissal' ? shown(null, '') : ask.none()),
})

export const unfairDismissalRules = [...basicAwardWeeks, ...basicAward, ...compensatoryAward]
