// Wages owed besides the ordinary month: standby, double wages without a written contract, late payment (WPR 12; LCL 82, 85).
import { shown } from '../../../src/law/rule.ts'
import { afterMonths, before, daysBetween, earlier, serviceBetween } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'

const zero = new Decimal(0)
const toFen = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)

const standby = (region: string, share: string, basis: string, confidence: 'official' | 'recalled') =>
  rule({
    gives: 'standbyMonthly',
    region,
    needs: ['localMinMonthlyWage'],
    basis: ['CN-WPR-12', basis],
    confidence,
    compute: ({ localMinMonthlyWage: minimum }, ask) => {
      if (ask.given('standbyDays') === undefined) return ask.lacks('standbyDays')
      return shown(toFen(minimum.times(share)), `${minimum.toFixed(2)} × ${new Decimal(share).times(100).toFixed()}%`)
    },
  })

// Every place has its own rate; where the pack has none, it says so (WPR 12).
const standbyElsewhere = rule({
  gives: 'standbyMonthly',
  needs: ['standbyDays'],
  basis: ['CN-WPR-12'],
  confidence: 'statute',
  compute: (_, ask) => {
    ask.warn('standby_rate_unknown', ['CN-WPR-12'])
    return ask.none()
  },
})

// Days worked or in the first wage cycle in full, standby days at the local rate, by 21.75 days a month.
const wageDue = rule({
  gives: 'wageDue',
  about: ['standbyDays', 'normalDays'],
  basis: ['CN-WPR-12', 'CN-RSB-2025-2'],
  confidence: 'local',
  compute: (_, ask) => {
    const onlyWage = ask.given('monthlyWageBase') === undefined && ask.given('monthlyWage') !== undefined
    const base = onlyWage ? 'monthlyWage' : 'monthlyWageBase'
    const {
      [base]: wage,
      normalDays,
      standbyDays,
      standbyMonthly,
    } = ask.all(base, 'normalDays', 'standbyDays', 'standbyMonthly')
    const due = wage.times(normalDays).plus(standbyMonthly.times(standbyDays)).dividedBy('21.75')
    return shown(
      toFen(due),
      `(${wage.toFixed(2)} × ${normalDays.toFixed()} + ${standbyMonthly.toFixed(2)} × ${standbyDays.toFixed()}) ÷ 21.75`,
    )
  },
})

// What is still due: standby pay less what was paid, or rest days at 200% less the multiple already paid.
const additionalDue = rule({
  gives: 'additionalDue',
  about: ['restDays', 'paid'],
  basis: ['CN-LL-44', 'CN-WPR-12', 'CN-WPR-13'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.given('restDays') || ask.given('paid') === undefined) {
      const {
        restDays: days,
        monthlyWageBase: wage,
        multipleAlreadyPaid: had,
      } = ask.all('restDays', 'monthlyWageBase', 'multipleAlreadyPaid')
      const left = Decimal.max(0, new Decimal(2).minus(had))
      const due = toFen(wage.times(days).times(left).dividedBy('21.75'))
      return shown(due, `${days.toFixed()} × ${wage.toFixed(2)} ÷ 21.75 × max(0, 2 − ${had.toFixed()})`)
    }
    const { paid: had, wageDue: due } = ask.all('paid', 'wageDue')
    return shown(Decimal.max(zero, due.minus(had)), `max(0, ${due.toFixed(2)} − ${had.toFixed(2)})`)
  },
})

/** First and last day for which double wages run (LCL 82, IR 6, 7); undefined when there is none. */
interface DoubleSpan {
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

function doubleSpan(
  hired: Temporal.PlainDate,
  signed: boolean | Temporal.PlainDate,
  ended: Temporal.PlainDate | undefined,
): DoubleSpan | undefined {
  const first = afterMonths(hired, 1)
  const yearEnd = afterMonths(hired, 12).subtract({ days: 1 })
  const signedBefore = signed instanceof Temporal.PlainDate ? signed.subtract({ days: 1 }) : yearEnd
  const last = [signedBefore, ...(ended ? [ended] : [])].reduce(earlier, yearEnd)
  return before(last, first) ? undefined : { first, last }
}

/** Mondays to Fridays from `first` to `last`; public holidays are a person's review. */
function weekdays(first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  let found = 0
  for (let day = first; !before(last, day); day = day.add({ days: 1 })) if (day.dayOfWeek <= 5) found += 1
  return found
}

// From the day after a full month to the day before signing, eleven months at most; part months by working days (SPC2 6).
const doubleWageMonths = rule({
  gives: 'doubleWageMonths',
  needs: ['hireDate', 'contractSigned'],
  basis: ['CN-LCL-82', 'CN-IR-6', 'CN-IR-7', 'CN-SPC2-6'],
  confidence: 'statute',
  compute: ({ hireDate, contractSigned }, ask) => {
    if (contractSigned === true) return shown(zero, '0')
    // Force majeure, or the employee's own intent or gross negligence (SPC2 7).
    if (ask.given('contractUnsignedExcused') === true) return shown(zero, '0', ['CN-SPC2-7'])
    const ended = contractSigned === false ? ask.get('endDate') : ask.maybe('endDate')
    const span = doubleSpan(hireDate, contractSigned, ended)
    if (!span) return shown(zero, '0')
    // It is no wage: the year for claiming it does not wait for the end of employment (LMAL 27).
    ask.warn('double_wage_limitation', ['CN-LMAL-27'])
    const { years, months, days } = serviceBetween(span.first, span.last)
    const full = years * 12 + months
    if (days === 0) return shown(new Decimal(full), `${span.first} → ${span.last}`)
    ask.warn('part_month_by_working_days', ['CN-SPC2-6'])
    ask.review()
    const rest = weekdays(span.last.subtract({ days: days - 1 }), span.last)
    const part = new Decimal(rest).dividedBy('21.75')
    return shown(part.plus(full), `${span.first} → ${span.last}: ${full} + ${rest} ÷ 21.75`)
  },
})

/** Full months and the working days after them, so that the formula gives the sum to the fen. */
function spanText(months: Decimal): string {
  const full = months.floor()
  const days = months.minus(full).times('21.75').toDecimalPlaces(2)
  return days.isZero() ? full.toFixed() : `(${full.toFixed()} + ${days.toFixed()} ÷ 21.75)`
}

const doubleWageExtra = rule({
  gives: 'doubleWageExtra',
  needs: ['doubleWageMonths', 'monthlyWage'],
  basis: ['CN-LCL-82', 'CN-SPC2-6'],
  confidence: 'statute',
  compute: ({ doubleWageMonths: months, monthlyWage }) =>
    shown(toFen(monthlyWage.times(months)), `${spanText(months)} × ${monthlyWage.toFixed(2)}`),
})

// A full year without a written contract makes it open-ended (LCL 14, IR 7); no double wages from then on (SPC2 9).
const deemedOpenEnded = rule({
  gives: 'deemedOpenEnded',
  needs: ['hireDate', 'contractSigned'],
  basis: ['CN-LCL-14', 'CN-IR-7', 'CN-SPC2-9'],
  confidence: 'statute',
  compute: ({ hireDate, contractSigned }, ask) => {
    if (contractSigned === true) return false
    const until = contractSigned === false ? ask.get('endDate') : contractSigned.subtract({ days: 1 })
    return shown(daysBetween(afterMonths(hireDate, 12), until) >= -1, `${hireDate} → ${until}`)
  },
})

// After an official order and its deadline, half to the whole of the sum on top (LCL 85).
const latePay = (gives: 'latePayExtraMin' | 'latePayExtraMax', percent: number) =>
  rule({
    gives,
    needs: ['unpaidAmount', 'labourAuthorityDeadlinePassed'],
    basis: ['CN-LCL-85'],
    confidence: 'statute',
    compute: ({ unpaidAmount, labourAuthorityDeadlinePassed }) =>
      labourAuthorityDeadlinePassed
        ? shown(toFen(unpaidAmount.times(percent).dividedBy(100)), `${unpaidAmount.toFixed(2)} × ${percent}%`)
        : shown(zero, '0.00'),
  })

export const wageRules = [
  standby('Beijing', '0.7', 'CN-BJ-WPR-27', 'official'),
  standby('Guangdong', '0.8', 'CN-GD-WPR-39', 'recalled'),
  standbyElsewhere,
  wageDue,
  additionalDue,
  doubleWageMonths,
  doubleWageExtra,
  deemedOpenEnded,
  latePay('latePayExtraMin', 50),
  latePay('latePayExtraMax', 100),
]
