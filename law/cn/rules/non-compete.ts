// Non-compete after the end: how long, how much, and what a release costs (LCL 23, 24; SPC1 36, 39).
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'
import { minimumFor } from './local-figures.ts'

const longest = 24

// Two years at most, whatever was agreed (LCL 24).
const nonCompeteMonthsAllowed = rule({
  gives: 'nonCompeteMonthsAllowed',
  about: ['agreedMonths', 'months'],
  basis: ['CN-LCL-24'],
  confidence: 'statute',
  compute: (_, ask) => {
    const months = ask.given('months')
    const agreed = ask.given('agreedMonths') ?? (typeof months === 'number' ? months : ask.lacks('agreedMonths'))
    return shown(Math.min(agreed, longest), `min(${agreed}, ${longest})`)
  },
})

// As agreed; else 30% of the 12-month average, at least the minimum wage of the place of performance (SPC1 36).
const nonCompeteMonthly = rule({
  gives: 'nonCompeteMonthly',
  about: ['agreedMonths', 'months', 'nonCompeteMonthly', 'releasedByEmployerDuringPeriod'],
  refines: true,
  basis: ['CN-LCL-23', 'CN-SPC1-36'],
  confidence: 'statute',
  compute: (_, ask) => {
    const agreed = ask.given('nonCompeteMonthly')
    if (agreed) return shown(agreed, agreed.toFixed(2))
    if (
      ask.maybe('nonCompeteMonthsAllowed') === undefined &&
      ask.given('releasedByEmployerDuringPeriod') === undefined
    ) {
      return ask.lacks('agreedMonths')
    }
    const wage = ask.get('avgMonthlyWage')
    const share = wage.times('0.3').toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    const minimum = minimumFor(share, ask)
    const monthly = minimum ? Decimal.max(share, minimum) : share
    return shown(monthly, minimum ? `max(${wage.toFixed(2)} × 30%, ${minimum.toFixed(2)})` : `${wage.toFixed(2)} × 30%`)
  },
})

const nonCompeteTotal = rule({
  gives: 'nonCompeteTotal',
  needs: ['nonCompeteMonthly', 'nonCompeteMonthsAllowed'],
  basis: ['CN-LCL-23', 'CN-LCL-24'],
  confidence: 'statute',
  compute: ({ nonCompeteMonthly: monthly, nonCompeteMonthsAllowed: allowed }, ask) => {
    const given = ask.given('months')
    const months = typeof given === 'number' ? Math.min(given, allowed) : allowed
    return shown(monthly.times(months), `${months} × ${monthly.toFixed(2)}`)
  },
})

// An employer that ends the restraint while it runs owes three months more if asked (SPC1 39).
const releasePay = rule({
  gives: 'releasePay',
  needs: ['releasedByEmployerDuringPeriod'],
  basis: ['CN-SPC1-39'],
  confidence: 'statute',
  compute: ({ releasedByEmployerDuringPeriod: released }, ask) => {
    if (!released) return shown(new Decimal(0), '0.00')
    const monthly = ask.get('nonCompeteMonthly')
    return shown(monthly.times(3), `3 × ${monthly.toFixed(2)}`)
  },
})

export const nonCompeteRules = [nonCompeteMonthsAllowed, nonCompeteMonthly, nonCompeteTotal, releasePay]
