// The monthly base of severance: the 12-month average of pay due, the minimum-wage floor, both caps (LCL 47, IR 27).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { serviceBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'
import { cutCareer } from './before-2008.ts'
import { minimumFor } from './local-figures.ts'

// The average of the months before the end, pay due before deductions; the year's bonus spread over 12 (IR 27).
const avgMonthlyWage = rule({
  gives: 'avgMonthlyWage',
  basis: ['CN-IR-27'],
  confidence: 'statute',
  compute: (_, ask) => {
    const months = ask.given('monthlyWages12') ?? ask.given('monthlyWages')
    if (!months) {
      if (ask.given('netMonthlyWage')) ask.warn('net_wage_is_no_base', ['CN-IR-27'])
      return ask.lacks('avgMonthlyWage')
    }
    if (months.length < 12 && workedAYear(ask)) {
      ask.warn('wages_of_fewer_months', ['CN-IR-27'], { months: String(months.length) })
      return ask.lacks('monthlyWages12')
    }
    const bonus = ask.given('annualBonusForThese12Months') ?? new Decimal(0)
    const overtime = overtimeLeftOut(ask)
    const told = Decimal.sum(...months)
    const sum = Decimal.max(0, told.minus(overtime))
    const average = sum
      .times(12)
      .plus(bonus.times(months.length))
      .dividedBy(12 * months.length)
    const share = bonus.isZero() ? '' : ` + ${bonus.toFixed(2)} ÷ 12`
    // The average itself is rounded to the fen first ((2023)京0105民初8452号).
    const all = overtime.isZero() ? told.toFixed(2) : `(${told.toFixed(2)} − ${overtime.toFixed(2)})`
    return shown(average.toDecimalPlaces(2, Decimal.ROUND_HALF_UP), `${all} ÷ ${months.length}${share}`)
  },
})

/** The overtime pay of these months, where the practice of the place does not count it. */
function overtimeLeftOut(ask: Ask<Terms>): Decimal {
  const overtime = ask.given('overtimePayInTheseMonths')
  return overtime && !overtime.isZero() && !ask.get('overtimeCounts') ? overtime : new Decimal(0)
}

/** Only who worked less than twelve months is paid by the average of the months worked (IR 27). */
function workedAYear(ask: Ask<Terms>): boolean {
  const start = ask.maybe('serviceStart')
  const last = ask.maybe('endDate')
  return start !== undefined && last !== undefined && serviceBetween(start, last).years >= 1
}

// Below the minimum wage of the place of performance, the minimum wage counts (IR 14, 27).
const flooredWage = rule({
  gives: 'flooredWage',
  needs: ['avgMonthlyWage'],
  basis: ['CN-IR-27'],
  confidence: 'statute',
  compute: ({ avgMonthlyWage }, ask) => {
    const minimum = minimumFor(avgMonthlyWage, ask)
    return minimum?.greaterThan(avgMonthlyWage) ? minimum : avgMonthlyWage
  },
})

// Thrice the local average of the year before. Unknown and the wage modest: not reached, for review. Unknown and high: asked.
const wageCap = rule({
  gives: 'wageCap',
  needs: ['flooredWage'],
  basis: ['CN-LCL-47'],
  confidence: 'statute',
  compute: ({ flooredWage }, ask) => {
    const average = ask.maybe('localAvgMonthlyWage')
    if (average) return average.times(3).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    if (flooredWage.greaterThan(ask.constant('cap.ask-above'))) return ask.lacks('localAvgMonthlyWage')
    ask.warn('cap_not_checked', ['CN-LCL-47'])
    ask.review()
    return undefined
  },
})

// Only a wage above thrice the average is capped; exactly thrice is not (LCL 47, CC 1259).
const baseCapped = rule({
  gives: 'baseCapped',
  needs: ['flooredWage', 'wageCap'],
  basis: ['CN-LCL-47'],
  confidence: 'statute',
  compute: ({ flooredWage, wageCap }) => {
    if (!wageCap) return shown(false, '')
    const capped = flooredWage.greaterThan(wageCap)
    return shown(capped, `${flooredWage.toFixed(2)} ${capped ? '>' : '≤'} ${wageCap.toFixed(2)}`)
  },
})

const severanceBase = rule({
  gives: 'severanceBase',
  needs: ['avgMonthlyWage', 'flooredWage', 'wageCap', 'baseCapped'],
  basis: ['CN-LCL-47', 'CN-IR-27'],
  confidence: 'statute',
  compute: ({ avgMonthlyWage, flooredWage, wageCap, baseCapped }) => {
    if (baseCapped && wageCap) {
      return shown(wageCap, `min(${flooredWage.toFixed(2)}, ${wageCap.toFixed(2)})`)
    }
    if (flooredWage.greaterThan(avgMonthlyWage)) {
      return shown(flooredWage, `max(${avgMonthlyWage.toFixed(2)}, ${flooredWage.toFixed(2)})`)
    }
    return shown(
      avgMonthlyWage,
      wageCap ? `${avgMonthlyWage.toFixed(2)} ≤ ${wageCap.toFixed(2)}` : avgMonthlyWage.toFixed(2),
    )
  },
})

const yearsCapped = rule({
  gives: 'yearsCapped',
  needs: ['serviceFactor', 'baseCapped'],
  basis: ['CN-LCL-47'],
  confidence: 'statute',
  compute: ({ serviceFactor, baseCapped }, ask) => {
    // The limit is one of LCL 47: of a career cut at 2008 it meets only the part since then (LCL 97(3)).
    const counted = cutCareer(ask) ? ask.get('postFactor') : serviceFactor
    const capped = baseCapped && counted.greaterThan(12)
    if (capped) ask.warn('cap_cliff', ['CN-LCL-47'])
    return shown(capped, baseCapped ? `${counted.toFixed(1)} ${capped ? '>' : '≤'} 12.0` : '')
  },
})

export const baseRules = [avgMonthlyWage, flooredWage, wageCap, baseCapped, severanceBase, yearsCapped]
