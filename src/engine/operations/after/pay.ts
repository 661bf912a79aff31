// Operations of the two payments: proof against the settlement to the fen, and the employee's own word on what arrived.
import type { StepInstance } from '../../../model/case.ts'
import { dayOf } from '../../../model/dates.ts'
import { compare, readAmount } from '../../../model/money.ts'
import { zoneOf } from '../../../model/person.ts'
import { dueOf, figuresOpen, handoverCounts, type Part } from '../../after/dues.ts'
import { listOf, textOf } from '../../look.ts'
import { events, type Operation, refusing, wrongField } from '../../operation.ts'

const parts: Readonly<Record<string, Part>> = {
  'pay-separation': 'separation',
  'pay-handover': 'handover',
  'pay-closing': 'closing',
}

/** Which payment a card is about. */
export function partOf(instance: StepInstance): Part {
  const part = instance.data?.part ?? parts[instance.step]
  return part === 'handover' || part === 'closing' ? part : 'separation'
}

/** Paid, with the voucher; the amount is the one of the settlement, not one fen beside it. */
export const proof: Operation = ({ values, state, instance, by, at, world }) => {
  const part = partOf(instance)
  if (part === 'separation' && figuresOpen(state)) return refusing('figures-open')
  if (part === 'handover' && !handoverCounts(state)) return refusing('handover-open')
  const due = dueOf(state, part)
  const amount = readAmount(textOf(values, 'amount') ?? '', due.currency)
  if (amount === undefined) return wrongField('amount', 'bad-amount')
  if (compare(amount, due) !== 0) return wrongField('amount', 'differs-from-settlement')
  const zone = zoneOf(world.people, by)
  const paidOn = textOf(values, 'paidOn') ?? ''
  if (paidOn > dayOf(at, zone)) return wrongField('paidOn', 'payment-in-future')
  if (paidOn < dayOf(state.effectiveAt ?? at, zone)) return wrongField('paidOn', 'payment-before-effect')
  const [fileId] = listOf(values, 'proof')
  if (fileId === undefined) return wrongField('proof', 'required')
  if (by === 'clock') return refusing('version-void')
  return {
    events: [
      { kind: 'answered', step: `pay.${part}`, values },
      { kind: 'paid', payment: { part, amount, fileId, note: textOf(values, 'note'), by, at } },
    ],
    opens: [{ step: 'payment-check', data: { part } }],
    reply: { text: 'toast.proof-kept', tone: 'calm' },
  }
}

/** A delay has a reason, and HR and the employee read it; the day the law sets stays the day. */
export const delay: Operation = ({ values, state, instance }) => {
  const data = { about: 'pay-delay', part: partOf(instance), text: textOf(values, 'why') ?? '' }
  return {
    events: [{ kind: 'noted', what: `delay-${partOf(instance)}`, values }],
    opens: [
      { step: 'told-note', who: state.parties.hrbp, data },
      { step: 'told-note', who: state.parties.employee, data },
    ],
    reply: { text: 'toast.delay-told', tone: 'calm' },
  }
}

export const received: Operation = ({ instance, at }) =>
  events({ kind: 'payment-answered', part: partOf(instance), received: { kind: 'received', at } })

/** 「没收到 / 金额不对」: finance looks at once, with a clock. */
export const missing: Operation = ({ instance, values, at }) => {
  const part = partOf(instance)
  const what = textOf(values, 'what') ?? 'not-arrived'
  const said = textOf(values, 'said') ?? ''
  return {
    events: [
      { kind: 'answered', step: `payment-missing.${part}`, values },
      { kind: 'payment-answered', part, received: { kind: 'missing', at, said } },
    ],
    opens: [{ step: 'payment-trouble', data: { part, what, said } }],
    reply: { text: 'toast.missing-told', tone: 'calm' },
  }
}
