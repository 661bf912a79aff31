// What is payable in which payment, from the settlement as it stands: separation sums, severance at hand-over, a later difference.
import type { CaseState, PaymentProof } from '../../model/case.ts'
import { compare, Decimal, type Money, money, sum } from '../../model/money.ts'
import { lastSettlement, openStep } from '../look.ts'
import { payableLines } from '../settlement/closing.ts'

export type Part = PaymentProof['part']

const currencyOf = (state: CaseState): string => lastSettlement(state)?.net.currency ?? 'CNY'

export const nothing = (state: CaseState): Money => money(0, currencyOf(state))

const paymentOf = (state: CaseState, part: Part): PaymentProof | undefined =>
  state.payments.find(payment => payment.part === part)

/** WPR 9: wages and the rest on the day of separation; LCL 50: severance when the hand-over is done. */
export function dueOf(state: CaseState, part: Part): Money {
  if (part === 'closing') return difference(state)
  const lines = payableLines(state).filter(line => line.payWith === part)
  return sum(
    lines.map(line => line.amount),
    currencyOf(state),
  )
}

/** What figures that became final after a payment still add to it; never less than nothing. */
function difference(state: CaseState): Money {
  const parts = (['separation', 'handover'] as const).map(part => {
    const paid = paymentOf(state, part)
    return paid === undefined ? new Decimal(0) : new Decimal(dueOf(state, part).value).minus(paid.amount.value)
  })
  return money(Decimal.max(0, Decimal.sum(...parts)), currencyOf(state))
}

export const isDue = (state: CaseState, part: Part): boolean => compare(dueOf(state, part), nothing(state)) > 0

/** Paid in full and not reported as missing. */
export function isSettled(state: CaseState, part: Part): boolean {
  if (!isDue(state, part)) return true
  const paid = paymentOf(state, part)
  if (paid === undefined || paid.received?.kind === 'missing') return false
  return part === 'closing'
    ? compare(paid.amount, dueOf(state, part)) >= 0
    : compare(paid.amount, dueOf(state, part)) >= 0 || paymentOf(state, 'closing') !== undefined
}

/** The hand-over is done, or the company let the agreed day pass without taking over: then it counts as done. */
export function handoverCounts(state: CaseState): boolean {
  const steps = state.steps.filter(step => step.step === 'handover')
  return state.answers.handover !== undefined || steps.some(step => step.clocks.overdue?.passed === true)
}

/** Estimated figures that payroll has not made final yet: the sum of the last day is not known before. */
export const figuresOpen = (state: CaseState): boolean =>
  (lastSettlement(state)?.lines.some(line => line.estimated) ?? false) &&
  (openStep(state, 'closing') !== undefined || openStep(state, 'closing-figures') !== undefined)
