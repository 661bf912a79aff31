// A service period for training: what may be asked back, never more than the unserved share of its cost (LCL 22; IR 16, 26).
import { type Ask, shown } from '../../../src/law/rule.ts'
import type { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { rule, type Terms } from '../rule.ts'

const zero = new Decimal(0)

// Fees, travel and other direct costs with receipts; wages during the training are not among them (IR 16).
const trainingCostCounted = rule({
  gives: 'trainingCostCounted',
  about: ['trainingCostWithReceipts', 'claimedTrainingCost'],
  basis: ['CN-LCL-22', 'CN-IR-16'],
  confidence: 'statute',
  compute: (_, ask) => {
    const receipts = ask.given('trainingCostWithReceipts')
    if (receipts) return shown(receipts, receipts.toFixed(2))
    const claimed = ask.given('claimedTrainingCost') ?? ask.lacks('trainingCostWithReceipts')
    const wages = ask.get('ofWhichWages')
    return shown(Decimal.max(zero, claimed.minus(wages)), `${claimed.toFixed(2)} − ${wages.toFixed(2)}`)
  },
})

/** Grounds on which the employee answers for leaving early: own resignation or own fault (LCL 22, IR 26). */
const employeeAnswers = (route: Parameters<typeof groundOf>[0]) =>
  groundOf(route).route === 'resignation' ||
  route === 'art36_employee_proposed' ||
  (groundOf(route).route === 'for-cause' && route !== 'art39_1_probation_unfit')

/** Months of the service period that are not served yet; an expiring contract runs on for them (IR 17). */
export function monthsUnserved(ask: Ask<Terms>): Decimal {
  const period = ask.given('servicePeriodMonths')
  const served = ask.given('servedMonths')
  return period === undefined || !served ? zero : Decimal.max(zero, new Decimal(period).minus(served))
}

/** The last day of the service period, counted on from the day on which the contract would end; whole months only. */
export function servicePeriodEnds(ask: Ask<Terms>): Temporal.PlainDate | undefined {
  const months = monthsUnserved(ask)
  return months.isInteger() ? ask.maybe('endDate')?.add({ months: months.toNumber() }) : undefined
}

// The agreed penalty, the cost, and the share of the months not served: the least of them (LCL 22).
const maxServiceBreachPay = rule({
  gives: 'maxServiceBreachPay',
  about: ['trainingCostWithReceipts', 'claimedTrainingCost', 'servicePeriodMonths', 'servedMonths', 'agreedPenalty'],
  basis: ['CN-LCL-22', 'CN-IR-16', 'CN-IR-26'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.given('ground') && !employeeAnswers(ask.get('route'))) return shown(zero, '0.00')
    const {
      trainingCostCounted: cost,
      servicePeriodMonths: period,
      servedMonths: served,
    } = ask.all('trainingCostCounted', 'servicePeriodMonths', 'servedMonths')
    if (period === 0) return shown(zero, '0.00')
    const left = Decimal.max(zero, new Decimal(period).minus(served))
    const share = cost.times(left).dividedBy(period).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    const penalty = ask.given('agreedPenalty')
    const formula = `${cost.toFixed(2)} × ${left.toFixed()} ÷ ${period}`
    return penalty
      ? shown(Decimal.min(penalty, share), `min(${penalty.toFixed(2)}, ${formula})`)
      : shown(share, formula)
  },
})

// The last month's wage is paid in full; a penalty is claimed on its own and never withheld (WPR 9, 15).
const wagePayable = rule({
  gives: 'wagePayable',
  needs: ['monthWageDue'],
  basis: ['CN-WPR-9', 'CN-WPR-15'],
  confidence: 'statute',
  compute: ({ monthWageDue }) => shown(monthWageDue, monthWageDue.toFixed(2)),
})

export const servicePeriodRules = [trainingCostCounted, maxServiceBreachPay, wagePayable]
