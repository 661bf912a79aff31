// Non-compete after the end: how long, how much, and what a release costs (LCL 23, 24; SPC1 36, 39).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'
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
    if (agreed) {
      warnOfLowPay(agreed, ask)
      return shown(agreed, agreed.toFixed(2))
    }
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

/** The year of the ministry's guideline, which binds no court (人社厅发〔2025〕40号). */
const advisedSince = 2025

/** It advises three tenths of the average, and half of it beyond a year. */
function warnOfLowPay(agreed: Decimal, ask: Ask<Terms>): void {
  const wage = ask.maybe('avgMonthlyWage')
  if (!wage || ask.moment.on.year < advisedSince) return
  const longer = (ask.maybe('nonCompeteMonthsAllowed') ?? 0) > 12
  const advised = wage.times(longer ? '0.5' : '0.3').toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  if (agreed.lessThan(advised)) {
    ask.warn('non_compete_pay_below_advice', ['CN-RST-2025-40'], { amount: advised.toFixed(2) })
  }
}

const nonCompeteTotal = rule({
  gives: 'nonCompeteTotal',
  about: ['agreedMonths', 'months', 'nonCompeteMonthly'],
  basis: ['CN-LCL-23', 'CN-LCL-24'],
  confidence: 'statute',
  compute: (_, ask) => {
    // Where nothing is told, the months and the average are what a sum of the statute needs.
    if (ask.maybe('nonCompeteMonthsAllowed') === undefined && ask.maybe('nonCompeteMonthly') === undefined) {
      ask.all('agreedMonths', 'avgMonthlyWage')
    }
    const { nonCompeteMonthly: monthly, nonCompeteMonthsAllowed: allowed } = ask.all(
      'nonCompeteMonthly',
      'nonCompeteMonthsAllowed',
    )
    const given = ask.given('months')
    const months = typeof given === 'number' ? Math.min(given, allowed) : allowed
    const total = monthly.times(months)
    const limit = ask.moment.on.year < advisedSince ? undefined : total.times(5)
    if (limit && ask.given('nonCompetePenalty')?.greaterThan(limit)) {
      ask.warn('non_compete_penalty_above_advice', ['CN-RST-2025-40'], { amount: limit.toFixed(2) })
    }
    return shown(total, `${months} × ${monthly.toFixed(2)}`)
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

// Three months unpaid through the employer's fault, and the employee may ask to be free of it (SPC1 38).
const employeeMayEndNonCompete = rule({
  gives: 'employeeMayEndNonCompete',
  needs: ['nonCompeteUnpaidMonths'],
  basis: ['CN-SPC1-38'],
  confidence: 'statute',
  compute: ({ nonCompeteUnpaidMonths: unpaid }) => shown(unpaid >= 3, `${unpaid} ${unpaid >= 3 ? '≥' : '<'} 3`),
})

export const nonCompeteRules = [
  nonCompeteMonthsAllowed,
  nonCompeteMonthly,
  nonCompeteTotal,
  releasePay,
  employeeMayEndNonCompete,
]
