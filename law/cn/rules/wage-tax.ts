// Income tax on wages by cumulative withholding, and on the annual bonus (IIT 6, 11; 2018年第61号; 2023年第30号).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'
import { taxOn, taxUnknown } from './tax-table.ts'

const zero = new Decimal(0)
const toFen = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)

type TaxMonths = Exclude<Terms['months'], number>

function taxMonths(ask: Ask<Terms>): TaxMonths {
  const months = ask.get('months')
  return typeof months === 'number' ? ask.none() : months
}

const basicDeduction = 5000

/** Income of these months less 5000 for each, and less the deductions of the person; may be below nought. */
const incomeOf = (months: TaxMonths): Decimal =>
  months.reduce(
    (sum, month) =>
      sum.plus(month.wage).minus(basicDeduction).minus(month.socialAndFund).minus(month.additionalDeductions),
    zero,
  )

/** Who has a first wage in this year deducts 5000 for the months from January to it as well (公告2020年第13号 1). */
function deductedBefore(ask: Ask<Terms>): Decimal {
  if (ask.given('firstEmploymentThisYear') !== true) return zero
  const hired = ask.get('hireDate')
  return new Decimal(hired.year === (ask.given('taxYear') ?? ask.moment.on.year) ? hired.month - 1 : 0).times(
    basicDeduction,
  )
}

/** Taxable income of the year to the given month, never below nought. */
const taxableTo = (months: TaxMonths, upTo: number, ask: Ask<Terms>): Decimal =>
  Decimal.max(0, incomeOf(months.slice(0, upTo)).minus(deductedBefore(ask)))

// The year's tax so far less what was withheld; a month is never negative, and nothing is refunded (公告2018年第61号 6).
const withholdingByMonth = rule({
  gives: 'withholdingByMonth',
  needs: ['months'],
  basis: ['CN-STA-2018-61', 'CN-STA-2020-13', 'CN-IIT-11'],
  confidence: 'official',
  compute: (_, ask) => {
    const months = taxMonths(ask)
    const withheld: Decimal[] = []
    let sum = zero
    for (const at of months.keys()) {
      const due = toFen(taxOn(taxableTo(months, at + 1, ask), 'tax.annual', ask))
      const now = Decimal.max(0, due.minus(sum))
      withheld.push(now)
      sum = sum.plus(now)
    }
    return shown(withheld, withheld.map(month => month.toFixed(2)).join(', '))
  },
})

const withholdingTotal = rule({
  gives: 'withholdingTotal',
  needs: ['withholdingByMonth'],
  basis: ['CN-STA-2018-61'],
  confidence: 'official',
  compute: ({ withholdingByMonth: months }) =>
    shown(Decimal.sum(zero, ...months), months.map(month => month.toFixed(2)).join(' + ')),
})

const finalMonthWithholding = rule({
  gives: 'finalMonthWithholding',
  needs: ['withholdingByMonth', 'withholdingTotal'],
  basis: ['CN-STA-2018-61'],
  confidence: 'official',
  compute: ({ withholdingByMonth, withholdingTotal: total }) => {
    const last = withholdingByMonth.at(-1) ?? zero
    return shown(last, `${total.toFixed(2)} − ${total.minus(last).toFixed(2)}`)
  },
})

// Pay for unused leave is wage income of the last month, outside the severance package: the tax it adds there.
const annualLeaveTax = rule({
  gives: 'annualLeaveTax',
  needs: ['months', 'annualLeavePay', 'withholdingTotal'],
  basis: ['CN-STA-2018-61', 'CN-IIT-6'],
  confidence: 'official',
  compute: ({ annualLeavePay: leave, withholdingTotal: withheld }, ask) => {
    const months = taxMonths(ask)
    const [last, ...earlier] = months.toReversed()
    if (!last) return ask.none()
    const withLeave = [...earlier.toReversed(), { ...last, wage: last.wage.plus(leave) }]
    const due = toFen(taxOn(taxableTo(withLeave, withLeave.length, ask), 'tax.annual', ask))
    return shown(Decimal.max(0, due.minus(withheld)), `${due.toFixed(2)} − ${withheld.toFixed(2)}`)
  },
})

/** The last year for which a bonus may be taxed on its own (公告2023年第30号). */
const lastSeparateYear = 2027

// On its own by the monthly table of a twelfth, or together with the year's wages (公告2023年第30号).
const bonusTax = rule({
  gives: 'bonusTax',
  needs: ['annualBonus', 'method'],
  basis: ['CN-STA-2023-30'],
  confidence: 'official',
  compute: ({ annualBonus: bonus, method }, ask) => {
    const year = ask.given('taxYear') ?? ask.moment.on.year
    if (year < 2019) return taxUnknown(ask)
    if (method === 'separate' && year <= lastSeparateYear) {
      const { rate, quick } = separateBracket(bonus, ask)
      const tax = toFen(Decimal.max(0, bonus.times(rate).minus(quick)))
      return shown(tax, `${bonus.toFixed(2)} × ${rate.toFixed(2)} − ${quick.toFixed(2)}`)
    }
    if (method === 'separate') ask.warn('bonus_separate_ended', ['CN-STA-2023-30'], { year: String(lastSeparateYear) })
    const months = taxMonths(ask)
    const before = incomeOf(months).minus(deductedBefore(ask))
    const without = taxOn(Decimal.max(0, before), 'tax.annual', ask)
    const withBonus = taxOn(Decimal.max(0, before.plus(bonus)), 'tax.annual', ask)
    return shown(toFen(withBonus.minus(without)), `${withBonus.toFixed(2)} − ${without.toFixed(2)}`)
  },
})

function separateBracket(bonus: Decimal, ask: Ask<Terms>) {
  const rows = ask.table('tax.monthly') ?? taxUnknown(ask)
  // The bounds are compared with the whole bonus, twelve times the month's bound, so that no division can round.
  const row = rows.find(one => one.upTo === null || bonus.lessThanOrEqualTo(new Decimal(one.upTo ?? 0).times(12)))
  return { rate: new Decimal(row?.rate ?? 0), quick: new Decimal(row?.quick ?? 0) }
}

export const wageTaxRules = [withholdingByMonth, withholdingTotal, finalMonthWithholding, annualLeaveTax, bonusTax]
