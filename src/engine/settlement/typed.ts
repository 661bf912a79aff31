// What HR and payroll typed into H2, read once: amounts with their sources, the offer above the law, further items.
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { Decimal, type Money, money, readAmount } from '../../model/money.ts'
import { textOf } from '../look.ts'

interface Item {
  readonly id: string
  readonly label: string
  readonly amount: Money
  readonly source: string
  readonly at: InstantText
}

export interface OtherItem extends Item {
  readonly kind: 'pay' | 'deduct'
}

/** Compensation for damage the employee caused: its loss is proven to so much. */
export interface DamageItem extends Item {
  readonly kind: 'damage'
  readonly provenLoss: Money
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
  readonly damages: readonly DamageItem[]
}

export function typedOf(state: CaseState): Typed {
  const values = state.answers['settlement-draft']?.values ?? {}
  const items = itemsOf(state)
  return {
    amount: name => {
      const text = textOf(values, name)
      return text === undefined ? undefined : readAmount(text)
    },
    source: name => textOf(values, name),
    at: state.answers['settlement-draft']?.at,
    loanAgreed: values.loanAgreement === 'yes',
    exGratiaMonths: new Decimal(textOf(values, 'exGratiaMonths') ?? '0').toFixed(1),
    others: items.filter(item => item.kind !== 'damage'),
    damages: items.filter(item => item.kind === 'damage'),
  }
}

const itemsOf = (state: CaseState): readonly (OtherItem | DamageItem)[] =>
  Object.entries(state.answers).flatMap(([step, { values, at }]): readonly (OtherItem | DamageItem)[] => {
    const id = /^settlement-(other-\d+)$/.exec(step)?.[1]
    const label = textOf(values, 'label')
    const amount = readAmount(textOf(values, 'otherAmount') ?? '')
    const removed = values.removed === 'yes'
    if (id === undefined || label === undefined || amount === undefined || removed) return []
    const item = { id, label, amount, source: textOf(values, 'otherSource') ?? '', at }
    // A loss that nobody has proven is none.
    const provenLoss = readAmount(textOf(values, 'provenLoss') ?? '') ?? money(0)
    if (values.kind === 'damage') return [{ ...item, kind: 'damage', provenLoss }]
    return [{ ...item, kind: values.kind === 'deduct' ? 'deduct' : 'pay' }]
  })
