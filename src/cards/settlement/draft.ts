// H2 in the hands of HR and payroll: what stands, what is missing, what still has to be confirmed before it goes out.
import { lastSettlement, openDisputes, settlementAt } from '../../engine/look.ts'
import { compose } from '../../engine/settlement/compose.ts'
import { nextYear } from '../../engine/settlement/known.ts'
import type { Stopped } from '../../engine/settlement/line.ts'
import type { Block } from '../../model/card.ts'
import { sum } from '../../model/money.ts'
import type { SettlementContent, SettlementDraft, SettlementVersion } from '../../model/settlement.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { changeBlocks } from './changes.ts'
import { considerUntil } from './period.ts'
import { moneyRow, totalRow } from './rows.ts'

/** The version this card is about: the next after what was out when it opened. A card that is done keeps its own number. */
const versionInWork = ({ state, instance }: CardAbout): number =>
  state.settlements.filter(one => Date.parse(one.publishedAt) < Date.parse(instance.openedAt)).length + 1

/** The version that came of a card that is done: later drafts are not shown under its number. */
const becameOf = (about: CardAbout): SettlementVersion | undefined =>
  about.instance.status === 'open'
    ? undefined
    : about.state.settlements.find(({ version }) => version === versionInWork(about))

type Frozen = SettlementContent & Pick<SettlementDraft, 'by' | 'verifiedBy'> & { readonly at?: SettlementDraft['at'] }

/** What was put before the second person. */
function frozenFor(about: CardAbout): Frozen | undefined {
  const version = becameOf(about)
  return version ? { ...version, by: version.preparedBy } : about.state.settlementDraft
}

/** HR prepares: composed anew each time the card is shown, so a corrected fact shows at once. */
export const settlementDraft: CardBuilder = about => {
  const { t, state, world, nameOf, format, instance } = about
  const came = becameOf(about)
  const made = came
    ? { ...compose(state, world), lastDay: came.lastDay, lines: came.lines, net: came.net }
    : compose(state, world)
  const ready = made.stopped.length === 0 && made.local.kind !== 'to-confirm'
  const returned = state.settlementDraft?.returned
  return {
    title: t('settlement-draft.title', { employee: nameOf(state.parties.employee), version: versionInWork(about) }),
    tone: ready ? 'calm' : 'warn',
    blocks: [
      ...(returned ? [note(about, t('settlement-draft.returned', { why: returned }), [], 'warn')] : []),
      facts(
        [t('settlement.last-day'), format.date(made.lastDay)],
        [t('settlement-draft.authority'), t('settlement-draft.authority-value', { months: state.authorityMonths })],
      ),
      {
        kind: 'lines',
        rows: made.lines.map(line => moneyRow(line, about)),
        ...(made.net ? { total: totalRow(made.net, t) } : {}),
      },
      ...missingBlocks(about, made.stopped),
      ...yearBlocks(about, made.lastDay),
      ...localBlocks(about, made.local),
      ...lawBlocks(about, made.law),
    ],
    next: nextLine(about, t(ready ? 'settlement-draft.next' : 'settlement-draft.next-missing'), nameOf(instance.who)),
    without: [...(ready ? [] : ['submit']), ...(needsMinimum(about, made.stopped) ? [] : ['minimum'])],
  }
}

/** A line waits for the minimum wage of the place, or somebody has entered it and may correct it. */
const needsMinimum = ({ state }: CardAbout, stopped: readonly Stopped[]): boolean =>
  state.facts.localMinMonthlyWage !== undefined ||
  stopped.some(({ missing }) => missing.includes('localMinMonthlyWage'))

/** A line without its facts has no number; the card says which facts. */
function missingBlocks(about: CardAbout, stopped: readonly Stopped[]): readonly Block[] {
  const { t } = about
  if (stopped.length === 0) return []
  return [
    {
      kind: 'steps',
      items: stopped.map(line => ({ state: 'missing' as const, text: whyStopped(line, about) })),
    },
    note(about, t('settlement-draft.no-total', { count: stopped.length })),
  ]
}

function whyStopped({ id, label, missing, error, most }: Stopped, { t, format }: CardAbout): string {
  const line = label ?? t(`settlement.name.${id}`)
  if (most !== undefined) return t('settlement-draft.damage-limit', { line, most: format.amount(most) })
  if (error !== undefined) return t('settlement-draft.contradiction', { line })
  return t('settlement-draft.missing', { line, facts: missing.map(name => t(`fact.${name}`)).join(t('list.and')) })
}

/** Each year has its own leave: what nobody took of the year before is due as well. */
function yearBlocks(about: CardAbout, lastDay: string): readonly Block[] {
  const year = nextYear(about.state, lastDay)
  return year === undefined ? [] : [note(about, about.t('settlement-draft.next-year', { year }), ['CN-ALM-12'], 'warn')]
}

function localBlocks(about: CardAbout, local: ReturnType<typeof compose>['local']): readonly Block[] {
  const { t, format } = about
  switch (local.kind) {
    case 'certain':
      return []
    case 'confirmed':
      return [
        note(
          about,
          t('settlement-draft.local-confirmed', { source: local.fact.source, at: format.moment(local.fact.at) }),
        ),
      ]
    case 'to-confirm':
      return [
        note(
          about,
          local.annual === undefined
            ? t('settlement-draft.local-enter')
            : t('settlement-draft.local-confirm', { annual: format.amount({ value: local.annual, currency: 'CNY' }) }),
          ['CN-LCL-47'],
          'warn',
        ),
      ]
  }
}

const lawBlocks = (about: CardAbout, law: SettlementDraft['law']): readonly Block[] =>
  law.reviewed ? [] : [note(about, about.t('settlement.law-not-reviewed', { version: law.version }))]

function draftBlocks(about: CardAbout, draft: Frozen): readonly Block[] {
  const { t, nameOf, format } = about
  return [
    ...changeBlocks(about, draft, versionInWork(about)),
    facts(
      [t('settlement.last-day'), format.date(draft.lastDay)],
      [
        t('settlement.prepared'),
        draft.at ? t('settlement.by-at', { who: nameOf(draft.by), at: format.moment(draft.at) }) : nameOf(draft.by),
      ],
      [t('settlement.verified'), draft.verifiedBy ? nameOf(draft.verifiedBy) : undefined],
    ),
    {
      kind: 'lines',
      rows: draft.lines.map(line => moneyRow(line, about)),
      total: totalRow(sum(draft.lines.map(line => line.amount)), t),
    },
    ...lawBlocks(about, draft.law),
  ]
}

/** The second person sees exactly what was frozen, and may not be the first. */
export const settlementVerify: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const draft = frozenFor(about)
  return {
    title: t('settlement-verify.title', { employee: nameOf(state.parties.employee), version: versionInWork(about) }),
    blocks: draft
      ? [...draftBlocks(about, draft), note(about, t('settlement-verify.two-persons'), ['POLICY-TWO-PERSONS'])]
      : [],
    next: nextLine(about, t('settlement-verify.next'), nameOf(instance.who)),
  }
}

export const settlementSend: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const draft = frozenFor(about)
  const held = openDisputes(state).filter(({ answer }) => answer === undefined || answer.kind === 'rejected').length
  return {
    title: t('settlement-send.title', { employee: nameOf(state.parties.employee), version: versionInWork(about) }),
    blocks: draft
      ? [
          ...draftBlocks(about, draft),
          ...(draft.verifiedBy
            ? []
            : [note(about, t('settlement-send.you-verify', { who: nameOf(draft.by) }), ['POLICY-TWO-PERSONS'])]),
          ...(held > 0 ? [note(about, t('settlement-send.disputed', { count: held }), [], 'warn')] : []),
          note(about, t('settlement-send.starts-clock', { days: state.considerationDays }), ['POLICY-CONSIDERATION']),
        ]
      : [],
    next: nextLine(about, t('settlement-send.next'), nameOf(instance.who)),
    without: held > 0 ? ['send'] : [],
  }
}

/** HR sees where the offer stands; whether the employee has read it is nobody's business. A card that is done keeps its version. */
export const settlementWatch: CardBuilder = about => {
  const { t, state, instance, format, nameOf } = about
  const open = instance.status === 'open'
  const settlement = open ? lastSettlement(state) : settlementAt(state, instance)
  if (!settlement)
    return { title: t('settlement-watch.title', { employee: nameOf(state.parties.employee), version: 0 }), blocks: [] }
  const where = state.confirmation
    ? t('settlement-watch.confirmed', { at: format.moment(state.confirmation.at) })
    : openDisputes(state).length > 0
      ? t('settlement-watch.disputed')
      : t('settlement-watch.considering')
  return {
    title: t('settlement-watch.title', { employee: nameOf(state.parties.employee), version: settlement.version }),
    blocks: [
      facts(
        [t('settlement.net'), format.amount(settlement.net)],
        ...(open
          ? ([
              [t('settlement-watch.where'), where],
              [t('settlement.consider-until'), considerUntil(about)],
              [t('settlement-watch.checked'), `${state.checkedLines.length}/${settlement.lines.length}`],
              [t('settlement-watch.reoffers'), t('settlement-watch.reoffers-value', { used: state.reoffers })],
            ] as const)
          : []),
      ),
      words(t('settlement-watch.edit-voids')),
    ],
  }
}
