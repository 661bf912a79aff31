// The preparation report on paper (M3, the whole of it): the same reading of the case as the card, with its charts.
import type { OpenItem } from '../../engine/personnel/open-items.ts'
import type { MonthScore } from '../../report/growth.ts'
import { type PreparationReport, preparationReport } from '../../report/preparation.ts'
import {
  factorText,
  itemLabel,
  itemNotes,
  itemSource,
  itemState,
  listText,
  moveText,
  performanceText,
  questionText,
  type Speech,
  saidBy,
  sourceText,
  trainingText,
} from '../../report/wording.ts'
import { figure, groupFigures } from '../print/amount.ts'
import { dateText, plainDate } from '../print/date.ts'
import { readableFormula } from '../print/wording.ts'
import {
  citations,
  employeeOf,
  type Filled,
  type Frame,
  filled,
  frameOf,
  nameOf,
  type PaperSource,
  type Row,
  unfilled,
} from './source.ts'

interface Quoted {
  readonly head: string
  readonly by: string
  readonly text: string
}

export interface PreparationData {
  readonly frame: Frame
  readonly company: string
  readonly private: string
  readonly about: readonly Row[]
  readonly labels: Readonly<Record<string, string>>
  /** Bars of the chart; a month without a height is missing. */
  readonly months: readonly { readonly label: string; readonly score?: string; readonly percent?: number }[] | undefined
  readonly growth: readonly Row[]
  readonly trainings: readonly string[]
  readonly events: readonly Quoted[]
  readonly noEvents: string
  readonly requests: readonly Quoted[]
  readonly noRequests: string
  readonly items: readonly (readonly [what: string, who: string, state: string, source: string, amount: string])[]
  readonly level: { readonly tone: string; readonly text: string }
  readonly factors: readonly {
    readonly tone: string
    readonly level: string
    readonly what: string
    readonly behind: string
  }[]
  readonly offer: readonly Row[]
  readonly questions: readonly ReturnType<typeof questionText>[]
  readonly say: readonly string[]
  readonly never: readonly string[]
}

const labels: Readonly<Record<string, string>> = {
  growth: 'prep.h.growth',
  chart: 'prep.chart',
  missing: 'prep.missing-word',
  reviewed: 'prep.reviewed-note',
  trainings: 'prep.training',
  events: 'prep.h.events',
  requests: 'prep.h.requests',
  requestsNote: 'prep.requests-note',
  items: 'prep.h.items',
  item: 'form.item-wrong.item',
  who: 'prep.detail.owner',
  state: 'prep.detail.state',
  source: 'prep.detail.source',
  amount: 'prep.detail.amount',
  itemsNote: 'prep.item.note',
  none: 'prep.items-none',
  risk: 'prep.h.risk',
  riskNote: 'prep.amber-means',
  offer: 'prep.h.offer',
  questions: 'prep.h.questions',
  saying: 'prep.h.say',
  say: 'preparation.say',
  never: 'preparation.never',
}

export function preparationPaper(source: PaperSource): Filled<PreparationData> {
  const { state, words, world } = source
  const employee = employeeOf(source)
  if (employee === undefined || world === undefined) return unfilled('paper-no-such-version', { version: 1 })
  const report = preparationReport(state, world)
  const speech = speechOf(source)
  const { t } = speech
  const { hireDate, contractType } = state.facts
  return filled({
    frame: frameOf(source, {
      title: t('prep.paper-title'),
      number: words.say('paper.number', { number: `${state.id}-P` }),
    }),
    company: source.company.legalName,
    private: t('preparation.private'),
    about: [
      [t('case.employee'), words.say('paper.person', { name: employee.name, id: employee.id })],
      [t('case.manager'), nameOf(source, state.parties.manager)],
      [t('preparation.since'), hireDate ? speech.date(hireDate.value) : t('unknown')],
      [t('preparation.contract'), contractType ? t(`contract.${contractType.value}`) : t('unknown')],
      [t('case.reason'), t(`form.start.reason.${state.opening.reason}`)],
      [t('case.last-day'), dateText(state.opening.lastDay, words.locale)],
    ],
    labels: Object.fromEntries(Object.entries(labels).map(([name, key]) => [name, t(key)])),
    ...growthOf(report, speech),
    ...saidOf(report, speech),
    items: itemsOf(report, source, speech),
    level: { tone: report.risk.level, text: t(`prep.level.${report.risk.level}`) },
    factors: report.risk.factors.map(factor => ({
      tone: factor.level,
      level: t(`prep.factor.${factor.level}`),
      what: factorText(factor, speech),
      behind: [factor.rule, sourceText(factor.source, speech), speech.cite(factor.basis)].join(' · '),
    })),
    offer: offerOf(report, source, speech),
    questions: report.questions.map(question => questionText(question, speech)),
    say: [1, 2, 3].map(n => t(`preparation.say.${n}`)),
    never: [1, 2, 3].map(n => t(`preparation.never.${n}`)),
  })
}

function speechOf(source: PaperSource): Speech {
  const { words } = source
  return {
    t: words.catalogue,
    date: date => plainDate(date, words.locale),
    month: date => {
      const day = plainDate(date, words.locale)
      return words.locale === 'zh-CN' ? day.replace(/\d+日$/, '') : day.replace(/^\d+ /, '')
    },
    amount: figure,
    formula: formula => groupFigures(readableFormula(formula, words.locale)),
    name: id => nameOf(source, id),
    cite: basis => citations(words, basis),
  }
}

function growthOf(
  { growth }: PreparationReport,
  speech: Speech,
): Pick<PreparationData, 'growth' | 'months' | 'trainings'> {
  const { t } = speech
  const moves = growth.moves?.map(move => moveText(move, speech))
  return {
    growth: [
      [t('prep.performance'), performanceText(growth, speech)],
      [t('prep.moves'), listText(moves, speech).join('\n')],
    ],
    months: growth.known ? growth.months.map(bar) : undefined,
    trainings: listText(
      growth.trainings?.map(row => trainingText(row, speech)),
      speech,
    ),
  }
}

const bar = ({ month, score, percent }: MonthScore) => ({
  label: month.replace('-', '/').slice(2),
  ...(score === undefined ? {} : { score }),
  ...(percent === undefined ? {} : { percent: Number(percent) }),
})

/** The words themselves are printed as they were written. */
function saidOf(
  { said }: PreparationReport,
  speech: Speech,
): Pick<PreparationData, 'events' | 'noEvents' | 'requests' | 'noRequests'> {
  const { t } = speech
  const absent = (rows: readonly unknown[] | undefined, none: string): string =>
    t(rows === undefined ? 'prep.not-imported' : none)
  return {
    events: (said.events ?? []).map(row => ({ head: '', by: saidBy(row, speech), text: row.text })),
    noEvents: absent(said.events, 'prep.nothing'),
    requests: (said.requests ?? []).map(row => ({
      head: t(`prep.topic.${row.topic ?? 'other'}`),
      by: saidBy(row, speech),
      text: row.text,
    })),
    noRequests: absent(said.requests, 'prep.no-requests'),
  }
}

function itemsOf(report: PreparationReport, source: PaperSource, speech: Speech): PreparationData['items'] {
  const { t } = speech
  const { leave, leaveTaken } = report
  const row = (item: OpenItem): PreparationData['items'][number] => [
    itemLabel(item, speech),
    nameOf(source, source.state.parties[item.owner]),
    [itemState(item, speech), ...itemNotes(item, speech)].join(' · '),
    itemSource(item, speech),
    item.amount ? speech.amount(item.amount) : '—',
  ]
  const rest: PreparationData['items'] =
    leave === undefined
      ? [[t('prep.leave-unknown'), '', '', '', '—']]
      : [
          [
            t('item.leave', { days: leave.days }),
            nameOf(source, source.state.parties.hrbp),
            `${t('prep.item.by-law')} ${speech.formula(leave.formula)}`,
            leaveTaken ? sourceText(leaveTaken.source, speech) : '',
            speech.amount(leave.amount),
          ],
        ]
  return [...report.items.map(row), ...rest]
}

function offerOf({ severance, missing }: PreparationReport, { state }: PaperSource, speech: Speech): readonly Row[] {
  const { t } = speech
  return [
    severance
      ? [
          t('estimate.severance'),
          `${speech.amount(severance.amount)} = ${speech.formula(severance.formula)} (${speech.cite(severance.basis)})`,
        ]
      : [
          t('estimate.severance'),
          t('estimate.missing', { facts: missing.map(name => t(`fact.${name}`)).join(t('list.and')) }),
        ],
    [t('prep.offer.authority'), t('prep.offer.authority-value', { months: state.authorityMonths })],
    [t('prep.offer.consider'), t('prep.offer.days', { days: state.considerationDays })],
  ]
}
