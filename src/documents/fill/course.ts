// The course of a case for its report: what happened, in order, in one sentence each; what was said stays out.
import { followUpsOf } from '../../engine/after/follow-ups.ts'
import type { CaseState, Minutes, PaymentProof } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { figure } from '../print/amount.ts'
import { lineName } from './money.ts'
import { nameOf, type PaperSource } from './source.ts'

export interface Moment {
  readonly at: InstantText
  readonly text: string
}

/** Everything with a time, oldest first; equal times keep the order of the case. */
export function courseOf(source: PaperSource): readonly Moment[] {
  const moments = [
    ...beginning(source),
    ...source.state.minutes.flatMap(minutes => minutesMoments(source, minutes)),
    ...settlementMoments(source),
    ...agreementMoments(source),
    ...closingMoments(source),
    ...source.state.payments.flatMap(payment => paymentMoments(source, payment)),
    ...ending(source),
  ]
  return moments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function beginning(source: PaperSource): readonly Moment[] {
  const { state, words } = source
  return [
    { at: state.openedAt, text: words.say('report.opened-event', { name: nameOf(source, state.parties.manager) }) },
  ]
}

function minutesMoments({ words: { say, locale } }: PaperSource, minutes: Minutes): readonly Moment[] {
  const version = String(minutes.version)
  const written = (minutes.written ?? []).map(point => point.name[locale])
  const beside =
    written.length === 0
      ? []
      : [{ at: minutes.at, text: say('report.minutes-written', { version, points: written.join(say('paper.list')) }) }]
  if (minutes.answer === undefined)
    return [{ at: minutes.at, text: say('report.minutes-silent', { version }) }, ...beside]
  return [
    { at: minutes.at, text: say('report.minutes-event', { version }) },
    ...beside,
    { at: minutes.answer.at, text: say(`report.minutes-${minutes.answer.kind}`, { version }) },
    ...(minutes.additions ?? []).map(one => ({ at: one.at, text: say('report.minutes-added', { version }) })),
  ]
}

function settlementMoments(source: PaperSource): readonly Moment[] {
  const { state, words } = source
  const { say } = words
  const named = (version: number, id: string): string => {
    const settlement = state.settlements.find(s => s.version === version)
    const line = settlement?.lines.find(l => l.id === id)
    return settlement === undefined || line === undefined ? id : lineName(line, settlement.lastDay, words)
  }
  return [
    ...state.settlements.map(s => ({
      at: s.publishedAt,
      text: say('report.settlement-event', { version: String(s.version), net: figure(s.net) }),
    })),
    ...state.disputes.flatMap(dispute => {
      const line = named(dispute.version, dispute.line)
      const raised = { at: dispute.raisedAt, text: say('report.dispute-event', { line }) }
      const { answer } = dispute
      return answer === undefined
        ? [raised]
        : [raised, { at: answer.at, text: say(`report.dispute-${answer.kind}`, { line }) }]
    }),
    ...state.proposals.map(p => ({ at: p.at, text: say('report.proposal-event') })),
    ...(state.confirmation
      ? [
          {
            at: state.confirmation.at,
            text: say('report.confirmed-event', { version: String(state.confirmation.version) }),
          },
        ]
      : []),
  ]
}

function agreementMoments({ state, words: { say } }: PaperSource): readonly Moment[] {
  return state.agreements.flatMap(a => {
    const version = String(a.version)
    return [
      { at: a.issuedAt, text: say('report.issued-event', { version }) },
      ...(a.pressured ? [{ at: a.pressured.at, text: say('report.pressured-event') }] : []),
      ...a.signatures.map(s => ({ at: s.at, text: say(`report.${s.party}-signed`, { version }) })),
      ...(a.withdrawn ? [{ at: a.withdrawn.at, text: say('report.withdrawn-event', { version }) }] : []),
    ]
  })
}

/** What was estimated is final on the last day. */
function closingMoments({ state: { closing }, words: { say } }: PaperSource): readonly Moment[] {
  if (closing === undefined) return []
  const final = { at: closing.at, text: say('report.closing-event', { net: figure(closing.net) }) }
  return closing.confirmedAt ? [final, { at: closing.confirmedAt, text: say('report.closing-confirmed') }] : [final]
}

function paymentMoments({ words: { say } }: PaperSource, payment: PaymentProof): readonly Moment[] {
  const paid = { at: payment.at, text: say(`report.paid-${payment.part}`, { amount: figure(payment.amount) }) }
  const { received } = payment
  if (received === undefined) return [paid]
  return [paid, { at: received.at, text: say(`report.${received.kind}`, { what: say(`report.what-${payment.part}`) }) }]
}

function ending({ state, words: { say } }: PaperSource): readonly Moment[] {
  return [
    ...(state.effectiveAt ? [{ at: state.effectiveAt, text: say('report.effective-event') }] : []),
    ...(state.declined ? [{ at: state.declined.at, text: say('report.declined-event') }] : []),
    ...(state.ended ? [{ at: state.ended.at, text: say('report.ended-event') }] : []),
  ]
}

/** What the case came to, as the key of its sentence. */
export function resultOf(state: CaseState): string {
  if (state.ended !== undefined) return state.ended.how
  if (state.declined !== undefined) return 'declined'
  if (state.effectiveAt === undefined) return 'open'
  return followUpsOf(state).every(({ done }) => done) ? 'completed' : 'effective'
}
