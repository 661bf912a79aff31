// M3: what the manager reads before the talk, in about six minutes on a phone; the whole of it is a paper.
import type { Block, MoneyRow } from '../../model/card.ts'
import { type PreparationReport, preparationReport } from '../../report/preparation.ts'
import {
  factorLine,
  listText,
  monthLines,
  moveText,
  performanceText,
  questionText,
  requestText,
  type Speech,
  saidBy,
  sourceText,
  trainingText,
} from '../../report/wording.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { itemBlocks } from './item-rows.ts'
import { estimateBlocks } from './review.ts'
import { speechOf } from './speech.ts'

export const preparation: CardBuilder = about => {
  const { t, state, format, nameOf, world } = about
  const report = preparationReport(state, world)
  const speech = speechOf(about)
  return {
    title: t('preparation.title'),
    ...(report.risk.level === 'red' ? { tone: 'warn' as const } : {}),
    blocks: [
      ...reportFile(about),
      facts(
        [t('case.employee'), `${nameOf(state.parties.employee)} · ${state.parties.employee}`],
        [t('preparation.since'), state.facts.hireDate ? format.date(state.facts.hireDate.value) : t('unknown')],
        [
          t('preparation.contract'),
          state.facts.contractType ? t(`contract.${state.facts.contractType.value}`) : t('unknown'),
        ],
      ),
      ...growth(report, speech),
      ...requests(report, speech),
      strong(t('prep.h.items')),
      ...items(report, about, speech),
      strong(t('prep.h.risk')),
      strong(t(`prep.level.${report.risk.level}`)),
      ...report.risk.factors.map(
        (factor): Block =>
          note(about, factorLine(factor, speech), factor.basis, factor.level === 'red' ? 'stop' : 'warn'),
      ),
      words(t('prep.amber-means')),
      strong(t('prep.h.offer')),
      facts(
        [t('prep.offer.authority'), t('prep.offer.authority-value', { months: state.authorityMonths })],
        [t('prep.offer.consider'), t('prep.offer.days', { days: state.considerationDays })],
      ),
      ...estimateBlocks(report.estimate, about),
      strong(t('prep.h.questions')),
      ...report.questions.map((question): Block => {
        const { asks, answer, show, basis } = questionText(question, speech)
        return { kind: 'more', label: asks, text: [answer, show, basis].join('\n') }
      }),
      strong(t('preparation.say')),
      words([1, 2, 3].map(n => `${n}. ${t(`preparation.say.${n}`)}`).join('\n')),
      strong(t('preparation.never')),
      words([1, 2, 3].map(n => `${n}. ${t(`preparation.never.${n}`)}`).join('\n')),
      note(about, t('preparation.private')),
    ],
    next: nextLine(about, t('preparation.next'), nameOf(state.parties.manager)),
  }
}

/** The newest paper, once it is typeset. */
export function reportFile({ t, state }: CardAbout): readonly Block[] {
  const paper = state.papers.findLast(({ name }) => name.startsWith('preparation'))
  if (paper === undefined) return [words(t('preparation.file-soon'))]
  const { fileId: id, size = 0 } = paper
  return [{ kind: 'files', items: [{ id, name: `${t('preparation.full-text')}.pdf`, mime: 'application/pdf', size }] }]
}

function growth({ growth: found, said }: PreparationReport, speech: Speech): readonly Block[] {
  const { t } = speech
  const trainings = found.trainings?.map(row => trainingText(row, speech))
  const moves = found.moves?.map(move => moveText(move, speech))
  const events = said.events?.map(row => `${saidBy(row, speech)}\n${row.text}`)
  const count = (lines: readonly string[] | undefined): string =>
    lines === undefined || lines.length === 0
      ? listText(lines, speech).join('')
      : t('prep.training-count', { n: lines.length })
  return [
    strong(t('prep.h.growth')),
    facts(
      [t('prep.performance'), performanceText(found, speech)],
      [t('prep.training'), count(trainings)],
      [t('prep.moves'), listText(moves, speech).join('\n')],
    ),
    ...(found.known ? [more(t('prep.months-label'), monthLines(found, speech))] : []),
    ...(trainings && trainings.length > 0 ? [more(t('prep.training'), trainings)] : []),
    more(t('prep.h.events'), listText(events, speech)),
    words(t('prep.reviewed-note')),
  ]
}

function requests({ said }: PreparationReport, speech: Speech): readonly Block[] {
  const { t } = speech
  const rows = said.requests ?? []
  return [
    strong(t('prep.h.requests')),
    ...(rows.length === 0
      ? [words(said.requests === undefined ? t('prep.not-imported') : t('prep.no-requests'))]
      : rows.map(row => words(`${requestText(row, speech)}\n${saidBy(row, speech)}`))),
    { kind: 'note', text: t('prep.requests-note') },
  ]
}

function items(report: PreparationReport, about: CardAbout, speech: Speech): readonly Block[] {
  const { t } = about
  const leave = leaveRow(report, speech)
  const blocks = itemBlocks(report.items, leave === undefined ? [] : [leave], about, speech)
  return [
    ...(blocks.length === 0 ? [words(t('prep.items-none'))] : blocks),
    ...(leave === undefined ? [words(t('prep.leave-unknown'))] : []),
    { kind: 'note', text: t('prep.item.note') },
  ]
}

function leaveRow({ leave, leaveTaken }: PreparationReport, speech: Speech): MoneyRow | undefined {
  if (leave === undefined) return undefined
  const { t } = speech
  return {
    id: 'leave',
    label: t('item.leave', { days: leave.days }),
    amount: leave.amount,
    caption: t('prep.item.by-law'),
    detail: [
      [t('prep.detail.formula'), speech.formula(leave.formula)],
      ...(leaveTaken ? [[t('prep.detail.source'), sourceText(leaveTaken.source, speech)] as const] : []),
      [t('prep.detail.basis'), speech.cite(leave.basis)],
    ],
  }
}

const more = (label: string, lines: readonly string[]): Block => ({ kind: 'more', label, text: lines.join('\n') })
