// F-pay and what follows: the payment against the settlement, the employee's word on it, and what the law says when it is late.
import { dueOf, figuresOpen, handoverCounts } from '../../engine/after/dues.ts'
import { lastDayOf, severanceDay } from '../../engine/clocks/instants.ts'
import { partOf } from '../../engine/operations/after/pay.ts'
import { payableLines } from '../../engine/settlement/closing.ts'
import type { Block } from '../../model/card.ts'
import { zoneOf } from '../../model/person.ts'
import { facts, filesOf, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { lineLabel } from '../labels.ts'

/** The lines that make up one payment. */
function linesOf(about: CardAbout): readonly Block[] {
  const { t, state, instance } = about
  const part = partOf(instance)
  const due = dueOf(state, part)
  const lines = part === 'closing' ? [] : payableLines(state).filter(line => line.payWith === part)
  return [
    {
      kind: 'lines',
      rows: lines.map(line => ({
        id: line.id,
        label: lineLabel(line, t),
        amount: line.amount,
        detail: [],
      })),
      total: { id: 'due', label: t('payment.due-amount'), amount: due, detail: [] },
    },
  ]
}

export const payment: CardBuilder = about => {
  const { t, state, instance, format, nameOf } = about
  const part = partOf(instance)
  const late = instance.clocks.overdue?.passed === true
  const zone = zoneOf(about.world.people, instance.who)
  const day = part === 'handover' ? severanceDay(state, zone) : lastDayOf(state)
  const waits =
    part === 'separation' && figuresOpen(state)
      ? 'payment.waits-figures'
      : part === 'handover' && !handoverCounts(state)
        ? 'payment.waits-handover'
        : undefined
  return {
    title: t('payment.title', { employee: nameOf(state.parties.employee), part: t(`payment.part.${part}`) }),
    tone: late ? 'stop' : 'calm',
    blocks: [
      ...linesOf(about),
      facts([t('task.due'), format.date(day)]),
      ...(waits ? [note(about, t(waits), [], 'warn')] : []),
      note(
        about,
        t(`payment.rule.${part}`),
        part === 'handover' ? ['CN-LCL-50'] : ['CN-WPR-9'],
        late ? 'stop' : 'calm',
      ),
    ],
    next: nextLine(about, t('payment.next'), nameOf(instance.who)),
  }
}

/** 「款项应已到账」: the employee says whether it arrived. Not answering changes nothing. */
export const paymentCheck: CardBuilder = about => {
  const { t, state, instance, format } = about
  const part = partOf(instance)
  const paid = state.payments.find(one => one.part === part)
  const answered = state.answers[`pay.${part}`]?.values.paidOn
  return {
    title: t('payment-check.title', { amount: format.amount(paid?.amount ?? dueOf(state, part)) }),
    blocks: [
      facts(
        [t('payment-check.part'), t(`payment.part.${part}`)],
        [t('payment-check.paid-on'), typeof answered === 'string' ? format.date(answered) : undefined],
      ),
      ...filesOf(about, paid?.fileId ? [paid.fileId] : []),
      note(about, t('payment-check.words'), ['CN-WPR-9', 'CN-LCL-50']),
    ],
  }
}

export const paymentTrouble: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const { what = 'not-arrived', said = '' } = instance.data ?? {}
  return {
    title: t('payment-trouble.title', {
      employee: nameOf(state.parties.employee),
      part: t(`payment.part.${partOf(instance)}`),
    }),
    tone: 'warn',
    blocks: [
      facts([t('form.payment-missing.what'), t(`form.payment-missing.what.${what}`)], [t('dispute.said'), said]),
      ...linesOf(about),
      note(about, t('payment-trouble.words'), ['CN-WPR-9', 'CN-LCL-85'], 'warn'),
    ],
    next: nextLine(about, t('payment-trouble.next'), nameOf(instance.who), instance.clocks.overdue?.at),
  }
}

const lateBasis: Readonly<Record<string, readonly string[]>> = {
  certificate: ['CN-LCL-50', 'CN-LCL-89'],
  transfer: ['CN-LCL-50', 'CN-LCL-84'],
  'housing-fund': ['CN-HFR-15'],
  handover: ['CN-LCL-50'],
  'pay-separation': ['CN-WPR-9', 'CN-LCL-85'],
  'pay-handover': ['CN-LCL-50', 'CN-LCL-85'],
  'pay-closing': ['CN-WPR-9', 'CN-LCL-85'],
}

/** The red card for the head of HR: what is late, whose it is, what the law says (product P27). */
export const toldOverdue: CardBuilder = about => {
  const { t, state, instance, nameOf, format } = about
  const what = instance.data?.what ?? 'certificate'
  return {
    title: t('told-overdue.title', { what: t(`told-overdue.what.${what}`), employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      facts(
        [t('told-overdue.owner'), nameOf(instance.data?.owner)],
        [t('agreement.last-day'), format.date(lastDayOf(state))],
      ),
      strong(t('told-overdue.act')),
      note(about, t(`told-overdue.law.${what}`), lateBasis[what] ?? [], 'stop'),
      words(t('told-overdue.employee-sees')),
    ],
    next: nextLine(about, t('told-overdue.next'), nameOf(instance.who)),
  }
}
