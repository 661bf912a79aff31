// What the papers of a case are filled from: the case, the directory, the company, and the words to say it in.
import type { CaseState } from '../../model/case.ts'
import type { DateText } from '../../model/dates.ts'
import type { People, Person, PersonId } from '../../model/person.ts'
import { type Refusal, refuse } from '../../model/refusal.ts'
import type { CompanySettings } from '../../model/settings.ts'
import type { World } from '../../model/world.ts'
import type { PaperWords } from '../words.ts'

export interface PaperSource {
  readonly state: CaseState
  readonly people: Pick<People, 'find'>
  readonly company: CompanySettings['company']
  readonly words: PaperWords
  readonly signer: { readonly name: string; readonly level: 'builtin' | 'ca' }
  /** For papers that reckon: the preparation report. */
  readonly world?: World | undefined
  /** The day the paper is made, for papers that carry no date of their own. */
  readonly on: DateText
}

/** Filled data, or why there is no paper. */
export type Filled<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly refusal: Refusal }
export const filled = <T>(data: T): Filled<T> => ({ ok: true, data })
export const unfilled = (
  code: string,
  values?: Refusal['values'],
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: refuse(code, values),
})

/** What every page of a paper carries. */
export interface Frame {
  readonly lang: 'zh' | 'en'
  readonly title: string
  readonly number?: string | undefined
  /** Left of the footer: the fingerprint of the content. */
  readonly mark?: string | undefined
  /** `第 {page} 页 · 共 {pages} 页`, still with its places. */
  readonly page: readonly [before: string, between: string, after: string]
}

export type Row = readonly [name: string, value: string]

export function frameOf(
  source: PaperSource,
  paper: { readonly title: string; readonly number?: string; readonly mark?: string },
): Frame {
  const { words } = source
  const [before = '', between = '', after = ''] = words
    .say('paper.page', { page: '\u0000', pages: '\u0000' })
    .split('\u0000')
  return { lang: words.locale === 'zh-CN' ? 'zh' : 'en', ...paper, page: [before, between, after] }
}

export const nameOf = (source: PaperSource, id: PersonId | undefined): string =>
  (id === undefined ? undefined : source.people.find(id)?.name) ?? id ?? source.words.say('paper.unknown')

/** The person the case is about; without one there is no paper. */
export function employeeOf(source: PaperSource): Person | undefined {
  const id = source.state.parties.employee
  return id === undefined ? undefined : source.people.find(id)
}

/** The articles of a line or clause, each cited once; the name of a law is not repeated from one article to the next. */
export function citations(words: PaperWords, basis: readonly string[]): string {
  let law = ''
  const cited = [...new Set(basis)].map(article => {
    const citation = words.cite(article)
    const name = /^(?:《[^》]+》|.+?, (?=[Aa]rt\.))/.exec(citation)?.[0] ?? ''
    const again = name !== '' && name === law
    law = name
    return again ? citation.slice(name.length) : citation
  })
  return cited.join(words.say('paper.list'))
}
