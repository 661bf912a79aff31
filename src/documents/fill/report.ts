// The case report (card H6): result, course, follow-ups with owner and date, measures that do not reward pressure.
import { followUpsOf } from '../../engine/after/follow-ups.ts'
import { payableLines } from '../../engine/settlement/closing.ts'
import { sum } from '../../model/money.ts'
import type { SettlementVersion } from '../../model/settlement.ts'
import { coachCounts } from '../../talk/learning/coach-counts.ts'
import { coachRows } from '../../talk/learning/coach-wording.ts'
import { alertsOf, correctionsOf, questionsTo, versionInHand } from '../../talk/learning/review.ts'
import { dateText, exactInstant, instantText } from '../print/date.ts'
import { courseOf, resultOf } from './course.ts'
import { elapsed } from './evidence-page.ts'
import { moneyLine, totalsOf } from './money.ts'
import {
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

export interface ReportData {
  readonly frame: Frame
  readonly company: string
  readonly result: Row
  readonly about: readonly Row[]
  readonly labels: Readonly<Record<string, string>>
  readonly course: readonly Row[]
  readonly money?:
    | {
        readonly lines: readonly { readonly name: string; readonly formula: string; readonly amount: string }[]
        readonly totals: ReturnType<typeof totalsOf>
      }
    | undefined
  readonly followUps: readonly (readonly [task: string, owner: string, due: string, state: string])[]
  readonly words: readonly { readonly title: string; readonly text: string }[]
  readonly measures: readonly Row[]
}

const labelNames = [
  'course-title',
  'time',
  'event',
  'money-title',
  'follow-title',
  'task',
  'owner',
  'due',
  'state',
  'words-title',
  'measures-title',
  'measure',
  'value',
]

export function report(source: PaperSource): Filled<ReportData> {
  const { state, words } = source
  const { say, locale } = words
  const employee = employeeOf(source)
  if (employee === undefined) return unfilled('paper-no-such-version', { version: 1 })
  const zone = employee.timezone
  const settlement = state.settlements.at(-1)
  return filled({
    frame: frameOf(source, {
      title: say('report.title'),
      number: say('paper.number', { number: `${state.id}-R` }),
    }),
    company: source.company.legalName,
    result: [say('report.result-title'), say(`report.result-${resultOf(state)}`)],
    about: [
      [say('report.employee'), say('paper.person', { name: employee.name, id: employee.id })],
      [say('report.opened'), instantText(state.openedAt, zone, locale)],
      [say('report.manager'), nameOf(source, state.parties.manager)],
      [say('report.hr'), nameOf(source, state.parties.hrbp)],
      [say('report.reason'), say(`report.reason-${state.opening.reason}`)],
      [say('report.proposer'), say(`report.proposer-${state.opening.proposedBy}`)],
      ...(state.whoProposed
        ? [[say('report.proposer-answer'), say(`report.answer-${state.whoProposed}`)] as const]
        : []),
      ...(state.effectiveAt ? [[say('report.effective'), instantText(state.effectiveAt, zone, locale)] as const] : []),
    ],
    labels: {
      ...Object.fromEntries(labelNames.map(name => [name, say(`report.${name}`)])),
      ...Object.fromEntries(
        ['item', 'formula', 'amount', 'gross', 'deductions', 'net'].map(n => [n, say(`agreement.${n}`)]),
      ),
    },
    course: courseOf(source).map(moment => [exactInstant(moment.at, zone).slice(0, 16), moment.text] as const),
    money: settlement === undefined ? undefined : moneyPaid(source, settlement),
    followUps: followUps(source),
    words: statements(source),
    measures: measures(source),
  })
}

/** What is paid in the end: what was settled, or the closing figures of the last day where they count (product P31). */
function moneyPaid({ state, words }: PaperSource, settlement: SettlementVersion): ReportData['money'] {
  const lines = payableLines(state)
  return {
    lines: lines.map(line => {
      const { name, formula, amount } = moneyLine(line, settlement, words)
      return { name, formula, amount }
    }),
    totals: totalsOf(lines, sum(lines.map(line => line.amount))),
  }
}

/** Who owes what by when, as the engine knows it; HR's own follow-ups in HR's words. */
function followUps(source: PaperSource): ReportData['followUps'] {
  const { say, locale } = source.words
  return followUpsOf(source.state).map(
    ({ id, owner, due, done, text }) =>
      [
        text ?? say(`report.follow-${id}`),
        nameOf(source, owner),
        dateText(due, locale),
        say(done ? 'report.done' : 'report.open'),
      ] as const,
  )
}

/** Both sides' own words, side by side and unedited. */
function statements({ state, words: { say } }: PaperSource): ReportData['words'] {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['report.company-words', state.opening.statement],
    ['report.reservation', state.reservation],
  ]
  return said.flatMap(([title, text]) => (text === undefined || text === '' ? [] : [{ title: say(title), text }]))
}

function measures(source: PaperSource): readonly Row[] {
  const { state, words } = source
  const { say } = words
  const count = (of: readonly unknown[]): string => String(of.length)
  const first = state.settlements[0]?.publishedAt
  const signed = state.agreements.at(-1)?.signatures.find(s => s.party === 'employee')?.at
  const answered = (kind: string): string => count(state.disputes.filter(d => d.answer?.kind === kind))
  return [
    [say('report.given'), say('report.workdays', { days: String(state.considerationDays) })],
    ...(first && signed
      ? [[say('report.used'), elapsed(first, signed, (key, values) => say(key, values))] as const]
      : []),
    [say('report.versions'), count(state.settlements)],
    [
      say('report.disputes'),
      `${count(state.disputes)} (${answered('adopted')} / ${answered('partly')} / ${answered('rejected')})`,
    ],
    [say('report.questions'), String(questionsTo(state))],
    [say('report.minutes-count'), `${count(state.minutes)} (${correctionsOf(state)})`],
    [say('report.risk'), String(alertsOf(state))],
    ...coachRows(coachCounts(state), words.catalogue),
    [say('report.script'), versionInHand(state)],
    [say('report.reoffers'), String(state.reoffers)],
    [say('report.pressure'), count(state.agreements.filter(a => a.pressured))],
    [say('report.denials'), count(state.denials)],
    [say('report.reminders'), String(state.steps.reduce((sum, step) => sum + step.reminded, 0))],
  ]
}
