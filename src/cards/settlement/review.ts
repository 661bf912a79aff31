// E2 in the employee's hands: to check, not to sign. Every line opens; both payment clocks and the time to think stand on it.
import { fingerprint } from '../../engine/canonical.ts'
import { lastSettlement, openDisputes, settlementAt, textOf } from '../../engine/look.ts'
import { adoptedDisputes, unsettledDisputes } from '../../engine/settlement/reason.ts'
import type { Block, MoneyRow } from '../../model/card.ts'
import { earliest } from '../../model/dates.ts'
import type { Dispute, SettlementVersion } from '../../model/settlement.ts'
import { paperFile } from '../agreement/paper.ts'
import { facts, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { lineLabel } from '../labels.ts'
import { linesAt } from '../talk/scripts.ts'
import { changeBlocks, changesOf } from './changes.ts'
import { considerUntil } from './period.ts'
import { moneyRow, totalRow } from './rows.ts'

export const settlementReview: CardBuilder = about => {
  const { t, state, instance, format } = about
  const settlement = instance.status === 'open' ? lastSettlement(state) : settlementAt(state, instance)
  if (!settlement) return { title: t('settlement-review.title', { version: 0, net: '—' }), blocks: [] }
  return {
    title: t('settlement-review.title', { version: settlement.version, net: format.amount(settlement.net) }),
    blocks: [
      ...changeBlocks(about, settlement, settlement.version),
      ...frozenBlocks(about, settlement),
      linesBlock(about, settlement),
      facts(
        [t('settlement.last-day'), format.date(settlement.lastDay)],
        // An old card names no day: the period goes on with the version after it.
        [t('settlement.consider-until'), instance.status === 'open' ? considerUntil(about) : undefined],
        [t('settlement.unemployment'), t(`settlement.unemployment-${settlement.unemployment}`)],
        [t('settlement.fingerprint'), fingerprint(settlement.hash)],
      ),
      note(about, t('settlement-review.pay-wages', { lastDay: format.date(settlement.lastDay) }), ['CN-WPR-9']),
      note(about, t('settlement-review.pay-severance'), ['CN-LCL-50']),
      ...extendedBlocks(about, settlement),
      { kind: 'more', label: t('settlement-review.afterwards'), text: afterwards(about, settlement) },
      ...reservationBlocks(about),
      ...proposalBlocks(about),
      ...paperFile(
        about,
        `settlement-v${settlement.version}`,
        t('settlement-review.paper', { version: settlement.version }),
      ),
      note(about, t('settlement-review.not-a-signature')),
      ...leftToCheck(about, settlement),
    ],
  }
}

/** While a line is under dispute nothing moves; what was adopted meanwhile waits for the version that carries it. */
function frozenBlocks(about: CardAbout, settlement: SettlementVersion): readonly Block[] {
  const { t, state } = about
  if (settlement !== lastSettlement(state)) return []
  const told = (key: string, disputes: readonly Dispute[]): readonly Block[] => {
    const names = disputes
      .flatMap(({ line }) => settlement.lines.find(one => one.id === line) ?? [])
      .map(line => lineLabel(line, t))
    return names.length === 0
      ? []
      : [note(about, t(key, { lines: names.join(t('list.and')) }), ['POLICY-DISPUTE'], 'warn')]
  }
  return [
    ...told('settlement-review.frozen', unsettledDisputes(state)),
    ...told('settlement-review.adopted', adoptedDisputes(state)),
  ]
}

/** Stands beside the buttons: the lines and their buttons may be out of sight above. */
function leftToCheck({ t, state, lineButtons }: CardAbout, settlement: SettlementVersion): readonly Block[] {
  const left = settlement.lines.filter(line => !state.checkedLines.includes(line.id) && lineButtons(line.id).length > 0)
  return left.length > 0 ? [strong(t('settlement-review.left-to-check', { count: String(left.length) }))] : []
}

function linesBlock(about: CardAbout, settlement: SettlementVersion): Block {
  const { t, state, lineButtons, instance } = about
  const current = instance.status === 'open'
  const changes = changesOf(about, settlement)
  const disputed = current ? openDisputes(state).map(({ line }) => line) : []
  const rows = settlement.lines.map((line): MoneyRow => {
    const checked = current && state.checkedLines.includes(line.id)
    const change = changes.find(one => one.id === line.id)
    const mark = disputed.includes(line.id)
      ? 'disputed'
      : settlement.reserved.includes(line.id)
        ? 'reserved'
        : checked
          ? 'checked'
          : change
            ? 'changed'
            : line.estimated
              ? 'estimated'
              : undefined
    const buttons = disputed.includes(line.id)
      ? []
      : lineButtons(line.id).filter(button => !(checked && button.id === 'line-ok'))
    // What changed may be the basis alone: then there is no older amount to strike out.
    const before = change?.before?.value === line.amount.value ? undefined : change?.before
    return moneyRow(line, about, { mark, before, buttons })
  })
  const before = state.settlements.find(one => one.version === settlement.version - 1)?.net
  return {
    kind: 'lines',
    rows,
    total: totalRow(settlement.net, t, before?.value === settlement.net.value ? undefined : before),
  }
}

/** Unemployment benefit, social insurance, medical cover, housing fund: what to do and where to ask; no figure nobody gave. */
function afterwards({ t, format }: CardAbout, settlement: SettlementVersion): string {
  return [
    t('settlement-review.after.unemployment'),
    t('settlement-review.after.unemployment-steps'),
    t('settlement-review.after.social', { month: format.month(settlement.lastDay) }),
    t('settlement-review.after.medical'),
    t('settlement-review.after.fund'),
    t('settlement-review.after.certificate', { lastDay: format.date(settlement.lastDay) }),
  ]
    .map(line => `· ${line}`)
    .join('\n')
}

function reservationBlocks({ t, state }: CardAbout): readonly Block[] {
  const reserved = state.disputes.flatMap(({ reservation }) => reservation ?? [])
  return reserved.length > 0 ? [words(t('settlement-review.reserved', { text: reserved.join('\n') }))] : []
}

/** HR gave more time, and says why. */
function extendedBlocks({ t, state }: CardAbout, settlement: SettlementVersion): readonly Block[] {
  const extended = state.answers['settlement-silence']
  if (!extended || Date.parse(extended.at) < Date.parse(settlement.publishedAt)) return []
  const why = textOf(extended.values, 'why')
  return why === undefined ? [] : [words(t('settlement-review.extended', { why }))]
}

/** What the employee proposed stands here until it is answered. */
function proposalBlocks({ t, state, instance, format }: CardAbout): readonly Block[] {
  const proposal = state.proposals.at(-1)
  if (instance.status !== 'open' || proposal === undefined || proposal.answer !== undefined) return []
  return [words(t('settlement-review.proposal', { at: format.moment(proposal.at), text: proposal.said }))]
}

/** The receipt: time, fingerprint, and that it can be taken back until it is signed. */
export const settlementReceipt: CardBuilder = about => {
  const { t, state, instance, format } = about
  const settlement = settlementAt(state, instance)
  // Opened again after a signature was taken back, it still says when the settlement was confirmed.
  const at = earliest([instance.openedAt, state.confirmation?.at ?? instance.openedAt]) ?? instance.openedAt
  return {
    title: t('settlement-receipt.title', { version: settlement?.version ?? 0 }),
    blocks: [
      facts(
        [t('settlement-receipt.at'), format.moment(at)],
        [t('settlement.net'), settlement ? format.amount(settlement.net) : undefined],
        [t('settlement.fingerprint'), settlement ? fingerprint(settlement.hash) : undefined],
        [
          t('settlement-receipt.reservation'),
          state.confirmation ? (state.reservation ?? t('settlement-receipt.none')) : undefined,
        ],
      ),
      words(t('settlement-receipt.not-a-signature')),
      note(about, t('settlement-receipt.withdraw'), ['CN-LCL-36']),
    ],
  }
}

export const toldWithdrawn: CardBuilder = about => ({
  title: about.t('told-withdrawn.title', { employee: about.nameOf(about.state.parties.employee) }),
  blocks: [words(about.t('told-withdrawn.words')), note(about, about.t('told-withdrawn.no-reason'))],
})

/** The manager knows that there is time to think and that nobody presses; no figure stands here. */
export const toldConsidering: CardBuilder = about => {
  const { t, state, format } = about
  return {
    title: t('told-considering.title'),
    blocks: [
      words(
        openDisputes(state).length > 0
          ? t('told-considering.being-moved')
          : t('told-considering.words', { until: format.moment(state.considerUntil ?? state.openedAt) }),
      ),
      strong(t('told-considering.do-not-press')),
      ...linesAt(about, 'considering'),
      note(about, t('told-considering.as-usual'), ['POLICY-CONSIDERATION']),
    ],
  }
}

export const settlementSilence: CardBuilder = about => {
  const { t, state, nameOf, format } = about
  return {
    title: t('settlement-silence.title', { employee: nameOf(state.parties.employee) }),
    tone: 'warn',
    blocks: [
      words(t('settlement-silence.words', { until: format.moment(state.considerUntil ?? state.openedAt) })),
      strong(t('settlement-silence.never-consent')),
      note(about, t('settlement-silence.offer-meeting'), ['POLICY-CONSIDERATION']),
    ],
  }
}
