// E4: the agreement in the employee's hands, with its three sentences, its five notices and time to think.
import { codeOf, signingDoor } from '../../engine/agreement/signing.ts'
import { readTerms } from '../../engine/agreement/terms.ts'
import { agreementFor } from '../../engine/agreement/void.ts'
import { fingerprint } from '../../engine/canonical.ts'
import { handoverDay } from '../../engine/clocks/instants.ts'
import { periodEnd } from '../../engine/look.ts'
import type { Block } from '../../model/card.ts'
import type { AgreementVersion } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import type { SettlementVersion } from '../../model/settlement.ts'
import { facts, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { moneyRow, totalRow } from '../settlement/rows.ts'
import { wholeText } from './paper.ts'

export const agreementReview: CardBuilder = about => {
  const { t, state, instance, world } = about
  const agreement = agreementFor(state, instance)
  const settlement = state.settlements.find(one => one.version === agreement?.settlement)
  if (agreement === undefined || settlement === undefined)
    return { title: t('agreement-review.title', { version: 0 }), blocks: [] }
  const door = signingDoor(state, instance, world)
  const asking = instance.draft?.asking === 'yes' && !door.open && door.why === 'ask-first'
  const coded = door.open && codeOf(state, instance, world.now).live
  return {
    title: t('agreement-review.title', { version: agreement.version }),
    blocks: [
      ...sameAsConfirmed(agreement, about),
      ...threeSentences(agreement, settlement, about),
      ...timeToThink(settlement, agreement, about),
      ...(coded ? [note(about, t('agreement-review.code-sent'))] : []),
      ...wholeText(about, agreement.version),
      ...(instance.draft?.compare === 'yes' ? compared(settlement, about) : []),
      {
        kind: 'more',
        label: t('agreement-review.notices'),
        text: [1, 2, 3, 4, 5].map(n => `${n}. ${t(`agreement-review.notice.${n}`)}`).join('\n'),
      },
      note(about, t('agreement-review.free'), ['CN-LCL-36', 'CN-ESL-13']),
      // The question stands right above its two answers.
      ...(asking ? [strong(t('agreement-review.pressure'))] : []),
    ],
    also: asking ? ['nobody', 'somebody'] : coded ? ['sign'] : [],
    without: asking || coded ? ['to-sign'] : [],
  }
}

/** What is signed is what was confirmed: the fingerprints are equal, or the card says that they are not. */
function sameAsConfirmed(agreement: AgreementVersion, about: CardAbout): readonly Block[] {
  const { t, state } = about
  return state.confirmation?.hash === agreement.settlementHash
    ? [strong(t('agreement-review.same', { fingerprint: fingerprint(agreement.settlementHash) }))]
    : [note(about, t('agreement-review.differs'), [], 'stop')]
}

function threeSentences(
  agreement: AgreementVersion,
  settlement: SettlementVersion,
  about: CardAbout,
): readonly Block[] {
  const { t, state, format } = about
  const terms = readTerms(agreement.values)
  const nonCompete = terms.ok ? terms.value.nonCompete : ({ kind: 'off' } as const)
  const latest = [settlement.lastDay, handoverDay(state)].sort().at(-1) ?? settlement.lastDay
  return [
    words(t('agreement-review.sentence.end', { lastDay: format.date(settlement.lastDay) })),
    words(t('agreement-review.sentence.pay', { by: format.date(latest), net: format.amount(settlement.net) })),
    words(
      nonCompete.kind === 'off'
        ? t('agreement-review.sentence.free')
        : t('agreement-review.sentence.non-compete', {
            months: nonCompete.months,
            pay: format.amount(nonCompete.monthlyPay),
          }),
    ),
  ]
}

function timeToThink(settlement: SettlementVersion, agreement: AgreementVersion, about: CardAbout): readonly Block[] {
  const { t, state, world, format } = about
  const until = periodEnd(state, settlement)
  const ahead = (at: string | undefined): boolean => at !== undefined && Date.parse(at) > Date.parse(world.now)
  const thinking = ahead(until)
  return [
    ...(thinking
      ? [note(about, t('agreement-review.consider', { until: format.moment(until) }), ['POLICY-CONSIDERATION'])]
      : []),
    ...(agreement.signFrom !== undefined && ahead(agreement.signFrom)
      ? [note(about, t('agreement-review.not-today', { from: format.moment(agreement.signFrom) }))]
      : []),
    ...(agreement.pressured && thinking
      ? [note(about, t('agreement-review.pressured', { until: format.moment(until) }))]
      : []),
  ]
}

/** The agreement's lines beside the confirmed ones: the same lines, written as on the settlement itself. */
function compared(settlement: SettlementVersion, about: CardAbout): readonly Block[] {
  const markLabel = about.t('agreement-review.line-same')
  return [
    {
      kind: 'lines',
      rows: settlement.lines.map(line => ({ ...moneyRow(line, about), mark: 'checked', markLabel })),
      total: { ...totalRow(settlement.net, about.t), mark: 'checked', markLabel },
    },
  ]
}

/** The employee's receipt: what was signed, when, and that it can be taken back. */
export const agreementSigned: CardBuilder = about => {
  const { t, state, instance, format, nameOf } = about
  const agreement = agreementFor(state, instance)
  // A signature that was taken back is not on record any more; the one after it has a receipt of its own.
  const signature =
    instance.outcome === undefined ? agreement?.signatures.find(one => one.party === 'employee') : undefined
  return {
    title: t('agreement-signed.title', { version: agreement?.version ?? 0 }),
    blocks: [
      facts(
        [t('agreement-signed.at'), signature && format.moment(signature.at)],
        [t('agreement-signed.document'), signature && fingerprint(signature.document)],
        [t('agreement-signed.method'), signature && t('agreement-signed.method-code')],
        [t('agreement-signed.intent'), signature?.intent],
      ),
      words(t('agreement-signed.waits', { signatory: nameOf(state.parties.signatory) })),
      note(about, t('agreement-signed.withdraw'), ['CN-LCL-36']),
    ],
  }
}

/** H-seal: the signatory seals for the company, second, or first when the employee asked. */
export const seal: CardBuilder = about => {
  const { t, state, instance, format, nameOf, world } = about
  const agreement = agreementFor(state, instance)
  // A signature that came after this card belongs to the card that came with it.
  const signature =
    instance.status === 'superseded' ? undefined : agreement?.signatures.find(one => one.party === 'employee')
  const settlement = state.settlements.find(one => one.version === agreement?.settlement)
  const coded = codeOf(state, instance, world.now).live
  // Without a signature an open card came because the employee asked; a closed one, because the signature was taken back.
  const employeeRow = (at: InstantText | undefined): string | undefined =>
    at
      ? t('seal.employee-signed', { at: format.moment(at) })
      : instance.status === 'open'
        ? t('seal.company-first')
        : undefined
  return {
    title: t('seal.title', { employee: nameOf(state.parties.employee), version: agreement?.version ?? 0 }),
    blocks: [
      facts(
        [t('agreement.last-day'), settlement && format.date(settlement.lastDay)],
        [t('agreement.net'), settlement && t('amount.yuan', { amount: format.amount(settlement.net) })],
        [t('seal.fingerprint'), agreement && fingerprint(agreement.hash)],
        [t('seal.employee'), employeeRow(signature?.at)],
      ),
      ...(agreement ? wholeText(about, agreement.version) : []),
      ...(coded ? [note(about, t('agreement-review.code-sent'))] : []),
      note(about, t('seal.same-version'), ['CN-LCL-36', 'CN-ESL-13']),
    ],
    also: coded ? ['seal'] : [],
    without: coded ? ['to-seal'] : [],
    next: nextSeal(about),
  }
}

const nextSeal = ({ t, nameOf, instance }: CardAbout): string =>
  t('next.plain', { what: t('seal.next'), who: nameOf(instance.who) })
