// Income tax on the one-off payment at the end: threefold annual average exempt, the rest by the annual table alone.
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'
import { bracketOf } from './tax-table.ts'

const zero = new Decimal(0)

// The whole package counts as one, however many instalments; by default what the ground owes (财税〔2018〕164号 5).
const severanceGross = rule({
  gives: 'severanceGross',
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  // Without a ground the sum itself is the one fact to ask for.
  compute: (_, ask) => (ask.given('ground') ? ask.get('total') : ask.lacks('severanceGross')),
})

const taxExemptLimit = rule({
  gives: 'taxExemptLimit',
  needs: ['severanceGross', 'localAvgAnnualWage'],
  basis: ['CN-CS-2018-164', 'CN-CS-2001-157'],
  confidence: 'official',
  compute: ({ localAvgAnnualWage: year }) => shown(year.times(3), `3 × ${year.toFixed(2)}`),
})

const taxableExcess = rule({
  gives: 'taxableExcess',
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  compute: (_, ask) => {
    // A settlement sum from a bankrupt enterprise is exempt as a whole (财税〔2001〕157号 3); nothing is taxed of nothing.
    if (ask.maybe('route') === 'art44_4_bankrupt') return shown(zero, '0.00', ['CN-CS-2001-157'])
    if (ask.maybe('severanceGross')?.isZero()) return shown(zero, '0.00')
    const { severanceGross, taxExemptLimit } = ask.all('severanceGross', 'taxExemptLimit')
    const own = ask.given('socialInsuranceAndFundPaidFromSeverance') ?? zero
    const excess = Decimal.max(zero, severanceGross.minus(taxExemptLimit).minus(own))
    const minusOwn = own.isZero() ? '' : ` − ${own.toFixed(2)}`
    return shown(excess, `max(0, ${severanceGross.toFixed(2)} − ${taxExemptLimit.toFixed(2)}${minusOwn})`)
  },
})

const taxRate = rule({
  gives: 'taxRate',
  needs: ['taxableExcess'],
  basis: ['CN-CS-2018-164', 'CN-IIT-3'],
  confidence: 'official',
  compute: ({ taxableExcess }, ask) => {
    const { rate, between } = bracketOf(taxableExcess, 'tax.annual', ask)
    return shown(rate, between)
  },
})

const quickDeduction = rule({
  gives: 'quickDeduction',
  needs: ['taxableExcess'],
  basis: ['CN-CS-2018-164', 'CN-IIT-3'],
  confidence: 'official',
  compute: ({ taxableExcess }, ask) => {
    const { quick, between } = bracketOf(taxableExcess, 'tax.annual', ask)
    return shown(quick, between)
  },
})

// The excess by the annual table, alone: no averaging, no 60000, no other deduction (财税〔2018〕164号 5(1)).
const incomeTax = rule({
  gives: 'incomeTax',
  needs: ['taxableExcess', 'taxRate', 'quickDeduction'],
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  compute: ({ taxableExcess, taxRate, quickDeduction }) => {
    const tax = taxableExcess.times(taxRate).minus(quickDeduction).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    return shown(tax, `${taxableExcess.toFixed(2)} × ${taxRate.toFixed(2)} − ${quickDeduction.toFixed(2)}`)
  },
})

const severanceTax = rule({
  gives: 'severanceTax',
  needs: ['incomeTax'],
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  compute: ({ incomeTax }) => shown(incomeTax, incomeTax.toFixed(2)),
})

const netSeverance = rule({
  gives: 'netSeverance',
  needs: ['severanceGross', 'incomeTax'],
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  compute: ({ severanceGross, incomeTax }, ask) => {
    const own = ask.given('socialInsuranceAndFundPaidFromSeverance') ?? zero
    const left = severanceGross.minus(own).minus(incomeTax)
    const text = [severanceGross, ...(own.isZero() ? [] : [own]), incomeTax].map(sum => sum.toFixed(2)).join(' − ')
    return left.isNegative() ? shown(zero, `max(0, ${text})`) : shown(left, text)
  },
})

export const severanceTaxRules = [
  severanceGross,
  taxExemptLimit,
  taxableExcess,
  taxRate,
  quickDeduction,
  incomeTax,
  severanceTax,
  netSeverance,
]
