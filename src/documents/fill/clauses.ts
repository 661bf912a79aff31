// The clauses of one agreement: those that apply, numbered, with their values and articles; pure text before layout.
import { transferDays } from '../../engine/after/follow-ups.ts'
import type { AgreementContent } from '../../engine/agreement/content.ts'
import { fingerprint } from '../../engine/canonical.ts'
import { daysAfter, Temporal } from '../../model/dates.ts'
import { figure } from '../print/amount.ts'
import { dateText, plainDate } from '../print/date.ts'
import { numeral, type Values } from '../print/wording.ts'
import type { ClauseBook, PaperWords } from '../words.ts'
import { conditionsOf } from './conditions.ts'
import { lineName } from './money.ts'

export interface ClauseParagraph {
  readonly text: string
  readonly table?: 'money' | 'payments' | undefined
  /** What a person wrote, printed as written. */
  readonly quote?: string | undefined
}

export interface Clause {
  readonly id: string
  readonly number: number
  readonly heading: string
  readonly paragraphs: readonly ClauseParagraph[]
  readonly basis: readonly string[]
}

export function clausesOf(
  content: AgreementContent,
  words: PaperWords,
  about: {
    readonly signer: { readonly level: 'builtin' | 'ca' }
    /** Name behind a handover person id; a typed name stays itself. */
    readonly receiver: string
  },
): readonly Clause[] {
  const holds = conditionsOf(content, about.signer)
  const applies = (part: { readonly when?: keyof typeof holds | undefined }): boolean =>
    part.when === undefined || holds[part.when]
  const chosen = words.clauses.clauses.filter(applies)
  const values = clauseValues(content, words, chosen, about.receiver)
  return chosen.map((clause, index) => {
    const paragraphs = clause.paragraphs.filter(applies)
    return {
      id: clause.id,
      number: index + 1,
      heading: words.print(clause.heading),
      paragraphs: paragraphs.map(paragraph => ({
        text: words.print(paragraph.text, values),
        table: paragraph.table,
        quote: quoted(content, paragraph.quote),
      })),
      basis: [...clause.basis, ...paragraphs.flatMap(paragraph => paragraph.basis ?? [])],
    }
  })
}

function quoted(
  { reservation, terms }: AgreementContent,
  what: 'reservation' | 'extra' | undefined,
): string | undefined {
  if (what === undefined) return undefined
  return what === 'reservation' ? reservation : terms.extra
}

function clauseValues(
  content: AgreementContent,
  words: PaperWords,
  chosen: ClauseBook['clauses'],
  receiver: string,
): Values {
  const { terms, lastDay } = content
  const { locale, say } = words
  const list = (items: readonly string[]): string => items.join(say('paper.list'))
  const name = (line: AgreementContent['lines'][number]): string => lineName(line, lastDay, words)
  const moneyNumber = chosen.findIndex(clause => clause.id === 'money') + 1
  return {
    lastDay: dateText(lastDay, locale),
    considerationDays: String(content.considerationDays),
    settlementVersion: String(content.settlement.version),
    settlementFingerprint: fingerprint(content.settlement.hash),
    floors: list(
      content.lines.flatMap(line =>
        line.estimated && line.floor ? [say('agreement.floor', { name: name(line), amount: figure(line.floor) })] : [],
      ),
    ),
    transferBy: dateText(daysAfter(lastDay, transferDays), locale),
    handoverBy: dateText(terms.handover.by ?? lastDay, locale),
    handoverItems: terms.handover.items ?? say('agreement.items-default'),
    handoverTo: receiver,
    moneyArticle: locale === 'zh-CN' ? numeral(moneyNumber) : String(moneyNumber),
    reservedItems: list(content.lines.filter(line => content.reserved.includes(line.id)).map(name)),
    withdrawalDays: String(content.withdrawalWorkdays),
    signatory: content.company.signatory,
    ...nonCompeteValues(content, words),
  }
}

function nonCompeteValues({ terms, lastDay }: AgreementContent, { locale }: PaperWords): Values {
  const { nonCompete } = terms
  if (nonCompete.kind === 'off') return {}
  const from = daysAfter(lastDay, 1)
  const until = Temporal.PlainDate.from(lastDay).add({ months: nonCompete.months }).toString()
  return {
    nonCompeteFrom: plainDate(from, locale),
    nonCompeteUntil: plainDate(until, locale),
    nonCompeteMonths: String(nonCompete.months),
    nonCompetePay: figure(nonCompete.monthlyPay),
    nonCompetePayday: String(nonCompete.payday),
    nonCompeteScope: nonCompete.scope,
  }
}
