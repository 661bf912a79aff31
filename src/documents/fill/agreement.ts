// The agreement as plain data: parties, the clauses that apply, money and payment days, places to sign.
import { type AgreementContent, agreementContent, agreementHash } from '../../engine/agreement/content.ts'
import { readTerms } from '../../engine/agreement/terms.ts'
import { fingerprint } from '../../engine/canonical.ts'
import type { AgreementVersion } from '../../model/case.ts'
import { figure } from '../print/amount.ts'
import { dateText, exactInstant } from '../print/date.ts'
import { numeral } from '../print/wording.ts'
import { clausesOf } from './clauses.ts'
import { type Evidence, evidenceOf, methodText } from './evidence-page.ts'
import { formulaText, lineName, paymentOf, totalsOf } from './money.ts'
import type { Payment } from './settlement-statement.ts'
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

export interface AgreementData {
  readonly frame: Frame
  readonly subtitle: readonly string[]
  readonly parties: readonly { readonly role: string; readonly rows: readonly Row[] }[]
  readonly preamble: string
  readonly clauses: readonly {
    readonly number: string
    readonly heading: string
    readonly paragraphs: readonly {
      readonly text: string
      readonly table?: 'money' | 'payments' | undefined
      readonly quote?: string | undefined
    }[]
    readonly basis: string
  }[]
  readonly money: {
    readonly labels: Readonly<Record<string, string>>
    readonly lines: readonly {
      readonly name: string
      readonly marks: readonly string[]
      readonly formula: string
      readonly amount: string
    }[]
    readonly totals: ReturnType<typeof totalsOf>
  }
  readonly payments: readonly Payment[]
  readonly signatures: readonly { readonly role: string; readonly rows: readonly Row[] }[]
  readonly hash: Row
  readonly evidence?: Evidence | undefined
}

/** The version's content, or a refusal when the record no longer gives what its hash says. */
export function contentOf(
  source: PaperSource,
  version: number,
): Filled<{ readonly agreement: AgreementVersion; readonly content: AgreementContent }> {
  const agreement = source.state.agreements.find(a => a.version === version)
  const settlement = source.state.settlements.find(s => s.version === agreement?.settlement)
  const employee = employeeOf(source)
  if (agreement === undefined || settlement === undefined || employee === undefined)
    return unfilled('paper-no-such-version', { version })
  const terms = readTerms(agreement.values)
  if (!terms.ok) return terms
  const content = agreementContent({
    state: source.state,
    version,
    settlement,
    terms: terms.value,
    company: source.company,
    employee,
  })
  // What is typeset must be what was hashed when the version was issued (product §4.5).
  if (agreementHash(content) !== agreement.hash) return unfilled('paper-content-changed', { version })
  return filled({ agreement, content })
}

export function agreementPaper(source: PaperSource, version: number, signed: boolean): Filled<AgreementData> {
  const found = contentOf(source, version)
  if (!found.ok) return found
  const { agreement, content } = found.data
  const { words } = source
  const { say, locale } = words
  const to = content.terms.handover.to
  const clauses = clausesOf(content, words, {
    signer: source.signer,
    receiver: nameOf(source, to ?? source.state.parties.manager),
  })
  return filled({
    frame: frameOf(source, {
      title: say('agreement.title'),
      number: say('paper.number', { number: `${content.caseId}-A${version}` }),
      mark: say('paper.fingerprint', { fingerprint: fingerprint(agreement.hash) }),
    }),
    subtitle: [
      say('agreement.version', { version: String(version) }),
      ...(signed ? [say('agreement.signed')] : []),
      ...(locale === 'zh-CN' ? [] : [say('agreement.reading-copy')]),
    ],
    parties: partiesOf(source, content),
    preamble: words.print(words.clauses.preamble, { law: say('agreement.law') }),
    clauses: clauses.map(clause => ({
      number: say('agreement.article', { number: locale === 'zh-CN' ? numeral(clause.number) : String(clause.number) }),
      heading: clause.heading,
      paragraphs: clause.paragraphs,
      basis: say('paper.basis', { articles: citations(words, clause.basis) }),
    })),
    money: {
      labels: Object.fromEntries(
        ['item', 'formula', 'amount', 'gross', 'deductions', 'net'].map(n => [n, say(`agreement.${n}`)]),
      ),
      lines: content.lines.map(line => ({
        name: lineName(line, content.lastDay, words),
        marks: [
          ...(line.estimated ? [say('marks.estimated')] : []),
          ...(content.reserved.includes(line.id) ? [say('marks.reserved')] : []),
        ],
        formula: formulaText(line, words),
        amount: figure(line.amount),
      })),
      totals: totalsOf(content.lines, content.net),
    },
    payments: paymentsOf(source, content),
    signatures: signaturesOf(source, content, signed ? agreement : undefined),
    hash: [say('paper.full-fingerprint'), agreement.hash],
    evidence: signed ? evidenceOf(source, agreement) : undefined,
  })
}

function partiesOf({ words: { say }, people }: PaperSource, content: AgreementContent): AgreementData['parties'] {
  const department = people.find(content.employee.id)?.department
  return [
    {
      role: say('agreement.company'),
      rows: [
        [say('agreement.name'), content.company.legalName],
        [say('agreement.credit-code'), content.company.creditCode],
        [say('agreement.address'), content.company.address],
        [say('agreement.signatory'), content.company.signatory],
      ],
    },
    {
      role: say('agreement.employee'),
      rows: [
        [say('agreement.person'), content.employee.name],
        [say('agreement.employee-no'), content.employee.id],
        ...(department ? [[say('agreement.department'), department] as const] : []),
      ],
    },
  ]
}

/** One row for each payment that has money in it; severance not before the last day, whenever the hand-over is done. */
function paymentsOf({ words }: PaperSource, { lines: all, net, lastDay, terms }: AgreementContent): readonly Payment[] {
  const { say, locale } = words
  const { by = lastDay } = terms.handover
  const whens = [
    ['separation', say('agreement.at-separation', { date: dateText(lastDay, locale) })],
    ['handover', say('agreement.at-handover', { date: dateText(by > lastDay ? by : lastDay, locale) })],
  ] as const
  return whens.flatMap(([clock, when]) => {
    const { lines, amount } = paymentOf(all, clock, net.currency)
    const what = lines.map(line => lineName(line, lastDay, words)).join(say('paper.list'))
    return lines.length === 0 ? [] : [{ when, what, amount: figure(amount) }]
  })
}

function signaturesOf(
  source: PaperSource,
  content: AgreementContent,
  signed: AgreementVersion | undefined,
): AgreementData['signatures'] {
  const { say } = source.words
  const zone = employeeOf(source)?.timezone ?? 'UTC'
  const part = (party: 'company' | 'employee', role: string, blank: readonly Row[]) => {
    const signature = signed?.signatures.find(s => s.party === party)
    if (signature === undefined) return { role, rows: blank }
    return {
      role,
      rows: [
        ...(party === 'company' ? [[say('agreement.name'), content.company.legalName] as const] : []),
        [say(party === 'company' ? 'agreement.signatory' : 'agreement.person'), nameOf(source, signature.by)] as const,
        [say('agreement.signed-at'), exactInstant(signature.at, zone)] as const,
        [say('agreement.method'), methodText(source, signature.method)] as const,
      ],
    }
  }
  return [
    part('company', say('agreement.company'), [
      [say('agreement.seal'), ''],
      [say('agreement.signatory'), ''],
      [say('agreement.date'), ''],
    ]),
    part('employee', say('agreement.employee'), [
      [say('agreement.signature'), ''],
      [say('agreement.date'), ''],
    ]),
  ]
}
