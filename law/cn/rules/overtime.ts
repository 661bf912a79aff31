// Overtime: 150% of the hour on workdays, 200% on rest days not given back, 300% on holidays (劳动法 44, WPR 13).
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'

const toFen = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)

// A month has 21.75 paid days of eight hours (人社部发〔2025〕2号).
const hourlyWage = rule({
  gives: 'hourlyWage',
  needs: ['monthlyWageBase'],
  basis: ['CN-RSB-2025-2'],
  confidence: 'official',
  compute: ({ monthlyWageBase: wage }) =>
    shown(toFen(wage.dividedBy('21.75').dividedBy(8)), `${wage.toFixed(2)} ÷ 21.75 ÷ 8`),
})

const hours = <
  G extends 'weekdayPay' | 'restDayPay' | 'holidayPay',
  H extends 'weekdayHours' | 'restDayHours' | 'holidayHours',
>(
  gives: G,
  worked: H,
  percent: number,
) =>
  rule({
    gives,
    needs: ['monthlyWageBase', worked],
    basis: ['CN-LL-44', 'CN-WPR-13', 'CN-RSB-2025-2'],
    confidence: 'statute',
    compute: (_facts, ask) => {
      const wage = ask.get('monthlyWageBase')
      const time = ask.get(worked)
      const pay = wage.times(time).times(percent).dividedBy(100).dividedBy('21.75').dividedBy(8)
      return shown(toFen(pay), `${time.toFixed()}{h} × ${wage.toFixed(2)} ÷ 21.75 ÷ 8 × ${percent}%`)
    },
  })

const weekdayPay = hours('weekdayPay', 'weekdayHours', 150)
const restDayPay = hours('restDayPay', 'restDayHours', 200)
const holidayPay = hours('holidayPay', 'holidayHours', 300)

/** The wage, and some hours where none are told. */
const lacking = (wageTold: boolean, hoursTold: boolean): ('monthlyWageBase' | 'weekdayHours')[] => [
  ...(wageTold ? [] : (['monthlyWageBase'] as const)),
  ...(hoursTold ? [] : (['weekdayHours'] as const)),
]

const overtimePay = rule({
  gives: 'overtimePay',
  about: ['monthlyWageBase', 'weekdayHours', 'restDayHours', 'holidayHours'],
  basis: ['CN-LL-44', 'CN-WPR-13'],
  confidence: 'statute',
  compute: (_, ask) => {
    const parts = [ask.maybe('weekdayPay'), ask.maybe('restDayPay'), ask.maybe('holidayPay')].filter(
      p => p !== undefined,
    )
    const hoursTold = (['weekdayHours', 'restDayHours', 'holidayHours'] as const).some(name => ask.given(name))
    if (parts.length === 0) return ask.lacks(...lacking(ask.given('monthlyWageBase') !== undefined, hoursTold))
    return shown(Decimal.sum(...parts), parts.map(part => part.toFixed(2)).join(' + '))
  },
})

export const overtimeRules = [hourlyWage, weekdayPay, restDayPay, holidayPay, overtimePay]
