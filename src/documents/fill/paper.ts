// Which paper a request asks for: its data, its template, its own time, its name. The same case gives the same paper.
import { agreementContent, agreementHash } from '../../engine/agreement/content.ts'
import { draftOf } from '../../engine/agreement/draft.ts'
import { readTerms } from '../../engine/agreement/terms.ts'
import { lastSettlement } from '../../engine/look.ts'
import { type InstantText, latest, Temporal } from '../../model/dates.ts'
import type { DocumentKind } from '../../model/effect.ts'
import { agreementPaper } from './agreement.ts'
import { agreementText } from './agreement-text.ts'
import { certificate } from './certificate.ts'
import { preparationPaper } from './preparation.ts'
import { report } from './report.ts'
import { settlementStatement } from './settlement-statement.ts'
import { employeeOf, type Filled, type Frame, filled, type PaperSource, unfilled } from './source.ts'

/** Papers that are typeset; the invitation is a calendar file and the archive a package of files. */
export type PaperKind = Exclude<DocumentKind, 'invitation' | 'archive'>

export interface Paper {
  readonly template: 'preparation' | 'settlement-statement' | 'agreement' | 'certificate' | 'report'
  readonly data: { readonly frame: Frame }
  /** The time the paper carries; a retry later must not change a byte. */
  readonly at: InstantText
  readonly sealed: boolean
  /** The same words as plain text, where a card shows them. */
  readonly text?: string | undefined
}

export function fillPaper(kind: PaperKind, source: PaperSource, version: number): Filled<Paper> {
  const { state } = source
  switch (kind) {
    case 'settlement-statement':
      return as(settlementStatement(source, version), data => ({
        template: 'settlement-statement',
        data,
        at: state.settlements.find(s => s.version === version)?.publishedAt ?? morning(source),
        sealed: false,
      }))
    case 'agreement-preview':
      return previewPaper(source, version)
    case 'agreement':
      return as(agreementPaper(source, version, false), data => ({
        template: 'agreement',
        data,
        at: state.agreements.find(a => a.version === version)?.issuedAt ?? morning(source),
        sealed: false,
        text: agreementText(data),
      }))
    case 'signed-agreement':
      return signedPaper(source, version)
    case 'certificate':
      return as(certificate(source), data => ({ template: 'certificate', data, at: morning(source), sealed: false }))
    case 'preparation':
      return as(preparationPaper(source), data => ({
        template: 'preparation',
        data,
        at: morning(source),
        sealed: false,
      }))
    case 'report':
      return as(report(source), data => ({ template: 'report', data, at: morning(source), sealed: false }))
  }
}

/** Only an agreement that both sides signed and nobody took back becomes a signed copy. */
function signedPaper(source: PaperSource, version: number): Filled<Paper> {
  const agreement = source.state.agreements.find(a => a.version === version)
  const times = agreement?.signatures.map(s => s.at) ?? []
  const both = (['employee', 'company'] as const).every(party => agreement?.signatures.some(s => s.party === party))
  if (agreement === undefined || !both) return unfilled('paper-not-signed-by-both', { version })
  return as(agreementPaper(source, version, true), data => ({
    template: 'agreement',
    data,
    at: latest(times) ?? agreement.issuedAt,
    sealed: true,
    text: agreementText(data),
  }))
}

/** The draft typeset as if it were issued, so that what HR reads is what the employee would get. */
function previewPaper(source: PaperSource, version: number): Filled<Paper> {
  const { state } = source
  const draft = draftOf(state)
  const settlement = lastSettlement(state)
  const employee = employeeOf(source)
  if (draft === undefined || settlement === undefined || employee === undefined)
    return unfilled('paper-no-such-version', { version })
  const terms = readTerms(draft.values)
  if (!terms.ok) return terms
  const content = agreementContent({
    state,
    version: draft.version,
    settlement,
    terms: terms.value,
    company: source.company,
    employee,
  })
  const issued = {
    version: draft.version,
    settlement: settlement.version,
    settlementHash: settlement.hash,
    hash: agreementHash(content),
    values: draft.values,
    issuedAt: morning(source),
    by: state.parties.hrbp ?? '',
    signatures: [],
  }
  const asIssued = { ...source, state: { ...state, agreements: [...state.agreements, issued] } }
  return as(agreementPaper(asIssued, draft.version, false), filledIn => {
    const data = { ...filledIn, subtitle: [...filledIn.subtitle, source.words.say('agreement.draft')] }
    return { template: 'agreement', data, at: issued.issuedAt, sealed: false, text: agreementText(data) }
  })
}

/** The beginning of the source's day where the employee is: papers without a time of their own carry their day. */
function morning(source: PaperSource): InstantText {
  const zone = employeeOf(source)?.timezone ?? 'UTC'
  return Temporal.PlainDate.from(source.on).toZonedDateTime(zone).toInstant().toString()
}

const as = <T>(from: Filled<T>, paper: (data: T) => Paper): Filled<Paper> => (from.ok ? filled(paper(from.data)) : from)
