// H4 and what HR and others hear around it: the clauses, what may not stand, what is out.
import { draftOf, findingsOf, notReady } from '../../engine/agreement/draft.ts'
import { readTerms } from '../../engine/agreement/terms.ts'
import { agreementFor } from '../../engine/agreement/void.ts'
import { fingerprint } from '../../engine/canonical.ts'
import { handoverDay } from '../../engine/clocks/instants.ts'
import { lastSettlement, periodEnd } from '../../engine/look.ts'
import type { Block, FormValues } from '../../model/card.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { paperFile } from './paper.ts'

export const agreementDraft: CardBuilder = about => {
  const { t, state, nameOf, format } = about
  const draft = draftOf(state)
  const settlement = lastSettlement(state)
  const why = notReady(state)
  // A card that is done keeps its own number.
  const version =
    state.agreements.filter(one => Date.parse(one.issuedAt) < Date.parse(about.instance.openedAt)).length + 1
  return {
    title: t('agreement-draft.title', { version }),
    tone: why === undefined ? 'calm' : 'warn',
    blocks: [
      facts(
        [t('case.employee'), nameOf(state.parties.employee)],
        [t('agreement.last-day'), settlement && format.date(settlement.lastDay)],
        [t('agreement.net'), settlement && t('amount.yuan', { amount: format.amount(settlement.net) })],
        [
          t('agreement.settlement'),
          settlement &&
            t('agreement.settlement-value', { version: settlement.version, fingerprint: fingerprint(settlement.hash) }),
        ],
        ...(draft === undefined ? [] : clauseRows(draft.values, about)),
      ),
      ...(why === undefined ? [] : [note(about, t(`refusal.${why}`), [], 'warn')]),
      ...(draft?.values.checked === 'yes' ? [findings(draft.values, about)] : []),
      ...(draft?.values.previewed === 'yes'
        ? paperFile(about, `agreement-preview-v${draft.version}`, t('paper.preview', { version: draft.version }))
        : []),
      note(about, t('agreement-draft.rule'), ['CN-LCL-25', 'CN-SPC1-35']),
    ],
    next: nextLine(
      about,
      t(draft === undefined ? 'agreement-draft.next-fill' : 'agreement-draft.next-send'),
      nameOf(state.parties.hrbp),
    ),
  }
}

/** The clauses HR chose, one row each. */
function clauseRows(values: FormValues, about: CardAbout): readonly (readonly [string, string | undefined])[] {
  const { t, format, state } = about
  const terms = readTerms(values)
  if (!terms.ok) return []
  const { confidentiality, nonCompete, handover, extra } = terms.value
  return [
    [t('form.agreement.confidentiality'), t(`form.agreement.confidentiality.${confidentiality ? 'yes' : 'no'}`)],
    [
      t('form.agreement.nonCompete'),
      nonCompete.kind === 'off'
        ? t('agreement.non-compete-off')
        : t('agreement.non-compete-on', { months: nonCompete.months, pay: format.amount(nonCompete.monthlyPay) }),
    ],
    [t('form.agreement.handoverTo'), handover.to],
    [t('form.agreement.handoverBy'), format.date(handover.by ?? handoverDay(state))],
    [t('form.agreement.handoverItems'), handover.items],
    [t('form.agreement.extra'), extra],
  ]
}

function findings(values: FormValues, { t }: CardAbout): Block {
  const found = findingsOf(values)
  return {
    kind: 'steps',
    items:
      found.length === 0
        ? [{ text: t('agreement-draft.clean'), state: 'done' }]
        : found.map(finding => ({
            text: t('agreement-draft.finding', {
              field: t(`form.agreement.${finding.field}`),
              words: finding.words,
              why: t(`clause-fault.${finding.code}`),
            }),
            state: 'missing',
          })),
  }
}

/** HR sees that it is out; whether it was read is nobody's business but the employee's. */
export const agreementSent: CardBuilder = about => {
  const { t, state, instance, format, nameOf } = about
  const agreement = agreementFor(state, instance)
  const settlement = state.settlements.find(one => one.version === agreement?.settlement)
  return {
    title: t('agreement-sent.title', { version: agreement?.version ?? 0 }),
    blocks: [
      facts(
        [t('agreement.issued-at'), agreement && format.moment(agreement.issuedAt)],
        [t('agreement.sign-from'), agreement?.signFrom && format.moment(agreement.signFrom)],
        [t('agreement.consider-until'), settlement && format.moment(periodEnd(state, settlement))],
      ),
      words(t('agreement-sent.words')),
      ...(agreement
        ? paperFile(about, `agreement-v${agreement.version}`, t('paper.agreement', { version: agreement.version }))
        : []),
    ],
    next: nextLine(about, t('agreement-sent.next'), nameOf(state.parties.employee)),
  }
}

export const toldOfferWithdrawn: CardBuilder = ({ t, state, instance }) => {
  const own = instance.who === state.parties.employee
  return {
    title: t('told-offer-withdrawn.title'),
    blocks: [
      strong(t(own ? 'told-offer-withdrawn.employee' : 'told-offer-withdrawn.manager')),
      ...(own && instance.data?.why ? [words(t('told-offer-withdrawn.why', { why: instance.data.why }))] : []),
    ],
  }
}

export const toldAgreementVoid: CardBuilder = about => ({
  title: about.t('told-agreement-void.title'),
  blocks: [
    words(about.t('told-agreement-void.words')),
    note(about, about.t('told-agreement-void.fresh'), ['POLICY-CONSIDERATION']),
  ],
})

export const toldSignatureWithdrawn: CardBuilder = about => ({
  title: about.t('told-signature-withdrawn.title', { employee: about.nameOf(about.state.parties.employee) }),
  blocks: [
    words(about.t('told-signature-withdrawn.words')),
    note(about, about.t('told-signature-withdrawn.free'), ['CN-LCL-36']),
  ],
})

/** For the head of HR alone; the manager never learns of it (product E4). */
export const toldPressure: CardBuilder = about => {
  const { t, state, nameOf, format } = about
  const settlement = lastSettlement(state)
  const until = settlement && periodEnd(state, settlement)
  return {
    title: t('told-pressure.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      strong(t('told-pressure.words')),
      ...(until === undefined ? [] : [words(t('told-pressure.closed', { until: format.moment(until) }))]),
      note(about, t('told-pressure.quiet'), ['CN-SPC1-35', 'POLICY-PRESSURE'], 'warn'),
    ],
  }
}
