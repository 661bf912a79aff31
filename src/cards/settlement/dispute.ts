// The dispute card, from both sides: the record, the employee's words, what adopting would come to; then the reasons.
import { disputeOf } from '../../engine/operations/settlement/dispute.ts'
import { readAddition } from '../../engine/settlement/adoption.ts'
import type { Block } from '../../model/card.ts'
import { Decimal, money } from '../../model/money.ts'
import type { Dispute, DisputeAnswer, SettlementLine } from '../../model/settlement.ts'
import { facts, filesOf, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { factName, lineLabel } from '../labels.ts'
import { readableFormula } from './formula.ts'
import { moneyRow } from './rows.ts'

const lineOf = ({ state }: CardAbout, dispute: Dispute): SettlementLine | undefined =>
  state.settlements.find(one => one.version === dispute.version)?.lines.find(line => line.id === dispute.line)

const nameOfLine = (about: CardAbout, dispute: Dispute): string => {
  const line = lineOf(about, dispute)
  return line ? lineLabel(line, about.t) : about.t(`settlement.name.${dispute.line}`)
}

const answered = (about: CardAbout, key: string, answer: DisputeAnswer): readonly Block[] => {
  const { t, nameOf, format } = about
  return [
    facts(
      [t(key), answer.why],
      [factName('adopted', t), answer.amount && format.amount(answer.amount)],
      [t('dispute.basis'), answer.kind === 'rejected' ? answer.basis?.[0] : undefined],
      [t('dispute.answered'), `${nameOf(answer.by)} · ${format.moment(answer.at)}`],
    ),
    ...filesOf(about, answer.files ?? []),
  ]
}

/** Whether a card belongs to the second look: one of the first round keeps telling of its own. */
function ofSecondLook({ state, instance }: CardAbout): boolean {
  if (instance.step !== 'dispute-answer') return instance.step === 'dispute-review'
  const first = state.steps.find(
    ({ step, data }) => step === 'dispute-answer' && data?.dispute === instance.data?.dispute,
  )
  return first?.id !== instance.id
}

const answerOf = (asked: Dispute, again: boolean): DisputeAnswer | undefined =>
  again ? asked.answer : (asked.earlier ?? asked.answer)

/** H-dispute for the owner of the line, and the second look by the head of HR. */
export const dispute: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const asked = disputeOf(about)
  const line = asked && lineOf(about, asked)
  if (!asked || !line)
    return { title: t('dispute.title', { employee: nameOf(state.parties.employee), line: '—' }), blocks: [] }
  const due = instance.clocks.overdue?.at
  const again = ofSecondLook(about)
  const answer = answerOf(asked, again)
  return {
    title: t(again ? 'dispute.title-again' : 'dispute.title', {
      employee: nameOf(state.parties.employee),
      line: nameOfLine(about, asked),
    }),
    tone: 'warn',
    blocks: [
      strong(t('dispute.record')),
      { kind: 'lines', rows: [moneyRow(line, about, { mark: 'disputed' })] },
      facts([t('dispute.said'), asked.said]),
      ...filesOf(about, asked.files),
      ...(again && asked.earlier ? answered(about, 'dispute.first-answer', asked.earlier) : []),
      ...(again && asked.saidAgain ? [facts([t('dispute.said-again'), asked.saidAgain])] : []),
      ...(answer ? answered(about, `dispute.${answer.kind}`, answer) : []),
      note(about, t('dispute.burden'), ['CN-SPC1-44', 'POLICY-DISPUTE']),
    ],
    armed: ifAdopted(about, asked, line),
    next: due
      ? nextLine(about, t('dispute.next'), nameOf(instance.who), due)
      : nextLine(about, t('dispute.next'), nameOf(instance.who)),
  }
}

/** 「若采纳」: what the typed hours or amount come to, before anybody has said yes to it. */
function ifAdopted(about: CardAbout, dispute: Dispute, line: SettlementLine): readonly Block[] {
  const { t, state, world, instance, format } = about
  const armed = instance.armed
  if (!armed || (armed.option !== 'adopt' && armed.option !== 'partly')) return []
  const reading = readAddition(state, world, dispute.line, armed.values)
  if (!reading.ok || !reading.addition) return []
  const { amount, formula } = reading.addition
  return [
    facts(
      [t('dispute.if-adopted'), `+${format.amount(amount)}`],
      [t('line.detail.formula'), readableFormula(formula, t)],
      [t('dispute.line-then'), format.amount(money(new Decimal(line.amount.value).plus(amount.value)))],
    ),
  ]
}

/** What became of the question while others are still open; the reasons of a no stand on a card of their own. */
export const toldDisputeReceived: CardBuilder = about => {
  const { t } = about
  const asked = disputeOf(about)
  const line = asked ? nameOfLine(about, asked) : '—'
  return {
    title: t('told-dispute-received.title'),
    blocks: [
      words(
        asked?.answer === undefined
          ? t('told-dispute-received.words', { line })
          : t(`told-dispute-received.${asked.answer.kind}`, { line, why: asked.answer.why }),
      ),
      note(about, t('told-dispute-received.clock'), ['POLICY-DISPUTE']),
    ],
  }
}

export const toldDisputeOverdue: CardBuilder = about => {
  const { t, state, nameOf, format } = about
  const asked = disputeOf(about)
  return {
    title: t('told-dispute-overdue.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      words(
        t('told-dispute-overdue.words', {
          who: nameOf(state.parties.payroll),
          line: asked ? nameOfLine(about, asked) : '—',
          since: format.moment(asked?.raisedAt ?? state.openedAt),
        }),
      ),
    ],
  }
}

/** Not adopted: the employee reads why and on what basis, and every way on from here is theirs. */
export const disputeAnswer: CardBuilder = about => {
  const { t } = about
  const asked = disputeOf(about)
  const second = ofSecondLook(about)
  const answer = asked && answerOf(asked, second)
  return {
    title: t('dispute-answer.title', { line: asked ? nameOfLine(about, asked) : '—' }),
    blocks: [
      ...(asked ? [facts([t('dispute-answer.you-said'), asked.said], [t('dispute.said-again'), asked.saidAgain])] : []),
      ...(answer ? answered(about, 'dispute-answer.answer', answer) : []),
      note(about, t(second ? 'dispute-answer.second' : 'dispute-answer.first'), ['POLICY-DISPUTE']),
      note(about, t('dispute-answer.elsewhere')),
    ],
    without: second ? ['review'] : ['pay-undisputed'],
  }
}
