// Redundancy pay: weeks by age for each complete year, counted backwards, twenty years at most (ERA 135, 155, 162).
import { shown } from '../../../src/law/rule.ts'
import { serviceBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { cited, ruleInBoth } from '../rule.ts'

const zero = new Decimal(0)
const amountStatutes = { gb: ['GB-ERA-162', 'GB-ERA-227'], nir: ['GB-ERNI-197', 'GB-ERNI-23'] }
const byAge = { gb: ['GB-ERA-162'], nir: ['GB-ERNI-197'] }
const right = { gb: ['GB-ERA-135', 'GB-ERA-155'], nir: ['GB-ERNI-170', 'GB-ERNI-190'] }
const refusal = { gb: ['GB-ERA-141'], nir: ['GB-ERNI-176'] }
const settlement = { gb: ['GB-ERA-203'], nir: ['GB-ERNI-245'] }

/** Earlier years than these are not counted (ERA 162(3), 119(3)). */
const mostYears = 20

// A year of employment ends with the relevant date, so the age that counts is that of the next day.
const bandAge = ruleInBoth(byAge, {
  gives: 'bandAge',
  confidence: 'statute',
  compute: (_, ask) => {
    const told = ask.given('age')
    if (told !== undefined) return told
    const born = ask.given('birthDate') ?? ask.lacks('age')
    return serviceBetween(born, ask.get('relevantDate')).years
  },
})

// A year counts by the age at its beginning: 1.5 weeks when 41 throughout, 1 when 22 throughout, else 0.5 (ERA 162(2), 119(2)).
const weeksByAge = ruleInBoth(byAge, {
  gives: 'weeksByAge',
  needs: ['completeYears', 'bandAge'],
  confidence: 'statute',
  compute: ({ completeYears, bandAge }, ask) => {
    const years = Math.min(completeYears, mostYears)
    const bands = ask.table('weeks.by-age') ?? ask.none()
    let left = years
    const terms = bands.flatMap(({ fromAge, weeks }) => {
      const inBand = Math.min(left, Math.max(0, bandAge - Number(fromAge)))
      left -= inBand
      return inBand > 0 ? [{ inBand, weeks: new Decimal(weeks ?? 0) }] : []
    })
    const sum = Decimal.sum(zero, ...terms.map(({ inBand, weeks }) => weeks.times(inBand)))
    const text = terms.map(({ inBand, weeks }) => `${inBand} × ${weeks.toFixed(1)}`).join(' + ')
    return { weeks: sum, text }
  },
})

const severanceWeeks = ruleInBoth(byAge, {
  gives: 'severanceWeeks',
  confidence: 'statute',
  compute: (_, ask) => {
    const ground = ask.maybe('ground')
    if (ground && groundOf(ground).payment !== 'redundancy') return ask.none()
    const years = ask.maybe('completeYears')
    if (ask.given('refusedSuitableOffer') || (years !== undefined && years < 2)) return shown(zero, '0.0')
    const { weeks, text } = ask.get('weeksByAge')
    return shown(weeks, text)
  },
})

const severance = ruleInBoth(amountStatutes, {
  gives: 'severance',
  needs: ['ground'],
  confidence: 'statute',
  compute: ({ ground }, ask) => {
    const { payment } = groundOf(ground)
    if (payment === 'agreed') {
      ask.warn('sum_is_agreed', cited(ask, settlement))
      return shown(null, '', cited(ask, settlement))
    }
    if (payment === 'nothing') {
      ask.warn('no_redundancy_pay_on_this_ground', cited(ask, right))
      return shown(zero, '0.00', cited(ask, right))
    }
    if (ask.given('refusedSuitableOffer')) {
      ask.warn('suitable_offer_refused', cited(ask, refusal))
      return shown(zero, '0.00', cited(ask, refusal))
    }
    const years = ask.maybe('completeYears')
    if (years !== undefined && years < 2) {
      ask.warn('service_under_two_years', cited(ask, right))
      return shown(zero, '0.00', cited(ask, right))
    }
    const { severanceWeeks, cappedWeeklyWage } = ask.all('severanceWeeks', 'cappedWeeklyWage')
    const amount = severanceWeeks.times(cappedWeeklyWage).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    return shown(amount, `${severanceWeeks.toFixed(1)} × ${cappedWeeklyWage.toDecimalPlaces(6).toFixed()}`)
  },
})

export const redundancyRules = [...bandAge, ...weeksByAge, ...severanceWeeks, ...severance]
