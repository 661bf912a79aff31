// What HR and payroll typed into H2, read once: amounts with their sources, the offer above the law, further items.
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { Decimal, type Money, readAmount } from '../../model/money.ts'
import { textOf } from '../look.ts'

export interface OtherItem {
  readonly id: string
  readonly label: string
  readonly kind: 'pay' | 'deduct'
  readonly amount: Money
  readonly source: string
  readonly at: InstantText
}

export interface Typed {
  /** An amount nobody typed is unknown, never nought. */
  readonly amount: (name: string) => Money | undefined
  readonly source: (name: string) => string | undefined
  /** When the figures were last written. */
  readonly at: InstantText | undefined
  readonly loanAgreed: boolean
  /** Months above the statute, `0` when nothing was offered. */
  readonly exGratiaMonths: string
  readonly others: readonly OtherItem[]
}

export function typedOf(state: CaseState): Typed {
  const values = state.answers['settlement-draft']?.values ?? {}
  return {
    amount: name => {
      const text = textOf(values, name)
      return text === undefined ? undefined : readAmount(text)
    },
    source: name => textOf(values, name),
    at: state.answers['settlement-draft']?.at,
    loanAgreed: values.loanAgreement === 'yes',
    exGratiaMonths: new Decimal(textOf(values, 'exGratiaMonths') ?? '0').toFixed(1),
    others: othersOf(state),
  }
}

const othersOf = (state: CaseState): readonly OtherItem[] =>
  Object.entries(state.answers).flatMap(([step, { values, at }]) => {
    const id = /^settlement-(other-\d+)$/.exec(step)?.[1]
    const label = textOf(values, 'label')
    const amount = readAmount(textOf(values, 'otherAmount') ?? '')
    const removed = values.removed === 'yes'
    if (id === undefined || label === undefined || amount === undefined || removed) return []
    const kind = values.kind === 'deduct' ? 'deduct' : 'pay'
    return [{ id, label, kind, amount, source: textOf(values, 'otherSource') ?? '', at } as const]
  })
