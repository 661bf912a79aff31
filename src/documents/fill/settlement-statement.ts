// The settlement statement: every line with formula, facts, source and article, both payment clocks, the fingerprint.
import { fingerprint } from '../../engine/canonical.ts'
import type { SettlementVersion } from '../../model/settlement.ts'
import { figure } from '../print/amount.ts'
import { dateText, instantText } from '../print/date.ts'
import { lineName, type MoneyLine, moneyLine, paymentOf, type Totals, totalsOf } from './money.ts'
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

export interface Payment {
  readonly when: string
  readonly what: string
  readonly why?: string | undefined
  readonly amount: string
}

export interface StatementData {
  readonly frame: Frame
  readonly company: string
  readonly subtitle: readonly [version: string, status: string]
  readonly about: readonly Row[]
  readonly labels: Readonly<Record<string, string>>
  readonly lines: readonly MoneyLine[]
  readonly totals: Totals
  readonly payments: readonly Payment[]
  readonly notes: readonly { readonly text: string; readonly quote?: string | undefined }[]
  readonly hash: Row
}

const labelNames = ['items', 'item', 'how', 'amount', 'gross', 'deductions', 'net', 'capital', 'payments', 'notes']

export function settlementStatement(source: PaperSource, version: number): Filled<StatementData> {
  const { state, words } = source
  const settlement = state.settlements.find(s => s.version === version)
  const employee = employeeOf(source)
  if (settlement === undefined || employee === undefined) return unfilled('paper-no-such-version', { version })
  const { say, locale } = words
  const zone = employee.timezone
  return filled({
    frame: frameOf(source, {
      title: say('statement.title'),
      number: say('paper.number', { number: `${state.id}-S${version}` }),
      mark: say('paper.fingerprint', { fingerprint: fingerprint(settlement.hash) }),
    }),
    company: source.company.legalName,
    subtitle: [say('statement.version', { version: String(version) }), say('statement.status')],
    about: [
      [say('statement.employee'), say('paper.person', { name: employee.name, id: employee.id })],
      ...(employee.department ? [[say('statement.department'), employee.department] as const] : []),
      [say('statement.last-day'), dateText(settlement.lastDay, locale)],
      [
        say('statement.prepared'),
        `${nameOf(source, settlement.preparedBy)} · ${nameOf(source, settlement.verifiedBy)}`,
      ],
      [say('statement.published'), instantText(settlement.publishedAt, zone, locale)],
      [say('statement.consider'), instantText(settlement.considerUntil, zone, locale)],
    ],
    labels: Object.fromEntries(labelNames.map(name => [name, say(`statement.${name}`)])),
    lines: settlement.lines.map(line => moneyLine(line, settlement, words)),
    totals: totalsOf(settlement.lines, settlement.net),
    payments: payments(source, settlement),
    notes: notes(source, settlement),
    hash: [say('paper.full-fingerprint'), settlement.hash],
  })
}

function payments({ words }: PaperSource, { lines: all, lastDay, net }: SettlementVersion): readonly Payment[] {
  const { say, cite, locale } = words
  const clocks = [
    [
      'separation',
      say('statement.at-separation', { date: dateText(lastDay, locale) }),
      say('statement.at-separation-why', { article: cite('CN-WPR-9') }),
    ],
    ['handover', say('statement.at-handover'), say('statement.at-handover-why', { article: cite('CN-LCL-50') })],
  ] as const
  return clocks.flatMap(([clock, when, why]) => {
    const { lines, amount } = paymentOf(all, clock, net.currency)
    const what = lines.map(line => lineName(line, lastDay, words)).join(say('paper.list'))
    return lines.length === 0 ? [] : [{ when, why, what, amount: figure(amount) }]
  })
}

function notes({ state, words }: PaperSource, settlement: SettlementVersion): StatementData['notes'] {
  const { say } = words
  const reserved = settlement.lines.filter(line => settlement.reserved.includes(line.id))
  return [
    ...(settlement.lines.some(line => line.estimated) ? [{ text: say('statement.note-estimated') }] : []),
    ...(reserved.length > 0
      ? [
          {
            text: say('statement.note-reserved', {
              items: reserved.map(line => lineName(line, settlement.lastDay, words)).join(say('paper.list')),
            }),
          },
        ]
      : []),
    ...(state.reservation ? [{ text: say('statement.note-reservation'), quote: state.reservation }] : []),
    { text: say(`statement.note-unemployment-${settlement.unemployment}`) },
    { text: say('statement.note-check') },
    {
      text: say('statement.note-law', {
        version: settlement.law.version,
        review: say(settlement.law.reviewed ? 'statement.reviewed' : 'statement.not-reviewed'),
      }),
    },
  ]
}
