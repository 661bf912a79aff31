// The evidence page of a signed agreement: who signed what, when, how they were known, and the hashes to check it by.
import type { AgreementVersion } from '../../model/case.ts'
import { Temporal } from '../../model/dates.ts'
import { exactInstant } from '../print/date.ts'
import { employeeOf, nameOf, type PaperSource, type Row } from './source.ts'

export interface Evidence {
  readonly title: string
  readonly intro: string
  readonly document: { readonly title: string; readonly rows: readonly Row[] }
  readonly people: readonly { readonly title: string; readonly rows: readonly Row[] }[]
  readonly course: { readonly title: string; readonly rows: readonly Row[]; readonly considered?: string | undefined }
  readonly method: { readonly title: string; readonly texts: readonly string[] }
}

export function evidenceOf(source: PaperSource, agreement: AgreementVersion): Evidence {
  const { say } = source.words
  const zone = employeeOf(source)?.timezone ?? 'UTC'
  const version = String(agreement.version)
  const shown = agreement.signatures.find(s => s.party === 'employee')?.document
  return {
    title: say('evidence.title'),
    intro: say('evidence.intro'),
    document: {
      title: say('evidence.document'),
      rows: [
        [say('evidence.name'), say('evidence.document-name', { title: say('agreement.title'), version })],
        ...(shown ? [[say('evidence.shown'), shown] as const] : []),
        [say('evidence.content'), agreement.hash],
        [say('evidence.settlement', { version: String(agreement.settlement) }), agreement.settlementHash],
      ],
    },
    people: agreement.signatures.map(signature => ({
      title: say(`evidence.${signature.party}`, { name: nameOf(source, signature.by), id: signature.by }),
      rows: [
        [say('evidence.time'), exactInstant(signature.at, zone)],
        [say('evidence.verified'), methodText(source, signature.method)],
        [say('evidence.intent'), signature.intent],
        [say('evidence.bytes'), signature.document],
      ],
    })),
    course: { title: say('evidence.course'), ...courseOf(source, agreement, zone) },
    method: {
      title: say('evidence.level'),
      texts: [
        say(`evidence.level-${source.signer.level}`, { name: source.signer.name }),
        say('evidence.no-timestamp'),
        say('evidence.verify'),
      ],
    },
  }
}

function courseOf(
  { state, words: { say } }: PaperSource,
  agreement: AgreementVersion,
  zone: string,
): { readonly rows: readonly Row[]; readonly considered?: string | undefined } {
  const first = state.settlements[0]?.publishedAt
  const signed = agreement.signatures.find(s => s.party === 'employee')?.at
  const moments: readonly (readonly [string, string | undefined])[] = [
    ['evidence.delivered', first],
    ['evidence.confirmed', state.confirmation?.at],
    ['evidence.issued', agreement.issuedAt],
    ['evidence.sign-from', agreement.signFrom],
    ['evidence.effective', state.effectiveAt],
  ]
  return {
    rows: moments.flatMap(([name, at]) => (at === undefined ? [] : [[say(name), exactInstant(at, zone)] as const])),
    considered:
      first === undefined || signed === undefined
        ? undefined
        : say('evidence.considered', {
            days: elapsed(first, signed, say),
            granted: String(state.considerationDays),
          }),
  }
}

/** Whole days and hours between two instants, in words. */
export function elapsed(
  from: string,
  to: string,
  say: (key: string, values?: Readonly<Record<string, string>>) => string,
): string {
  const hours = Math.floor(Temporal.Instant.from(from).until(to).total('hours'))
  const days = String(Math.floor(hours / 24))
  return hours % 24 === 0
    ? say('evidence.days', { days })
    : say('evidence.days-hours', { days, hours: String(hours % 24) })
}

/** How the person was known: a code of ours has a name in the text book, a provider's own words stay as they are. */
export const methodText = ({ words }: PaperSource, method: string): string =>
  method === 'one-time-code' ? words.say('evidence.method-code') : method
