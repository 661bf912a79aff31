// The archive package of one case as plain files by path, and the types that every part of it shares.
import type { CaseState } from '../../model/case.ts'
import type { CaseEvent } from '../../model/case-event.ts'
import type { InstantText } from '../../model/dates.ts'
import type { PersonId } from '../../model/person.ts'
import type { CompanySettings } from '../../model/settings.ts'

/** Path inside the package → bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

export const itemRoles = [
  'settlement-statement',
  'agreement',
  'signed-agreement',
  'certificate',
  'report',
  'payment-proof',
  'transfer-proof',
  'evidence',
] as const
export type ItemRole = (typeof itemRoles)[number]

/** A file that goes into the package: a paper of ours or a proof that somebody uploaded. */
export interface ArchiveItem {
  readonly role: ItemRole
  /** Document number, unique in the package, e.g. `C2025-0017-A1`. */
  readonly number: string
  readonly title: string
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  readonly formedAt: InstantText
  readonly formedBy: PersonId | 'haosan'
  /** Payment proofs: which payment. */
  readonly part?: 'separation' | 'handover' | 'closing' | undefined
}

/** An event with content and salt, with a digest instead of the content, or with its place in the chain alone. */
export type ArchivedEvent =
  | (CaseEvent & { readonly salt: string })
  | (Omit<CaseEvent, 'body'> & { readonly kind: string; readonly digest: string })
  | (Pick<CaseEvent, 'seq' | 'prev' | 'hash'> & { readonly sealed: true })

export interface ArchiveInput {
  readonly state: CaseState
  readonly events: readonly ArchivedEvent[]
  readonly items: readonly ArchiveItem[]
  readonly company: CompanySettings['company']
  readonly made: {
    readonly at: InstantText
    readonly by: PersonId
    readonly software: string
    readonly clauses: string
  }
  /** Who had the material, from forming to this package. */
  readonly custody: readonly { readonly at: InstantText; readonly by: PersonId | 'haosan'; readonly what: string }[]
  /** A stable stand-in for a person; the mapping stays sealed with the case. */
  readonly pseudonym: (person: PersonId) => string
  /** What stands in README.txt. */
  readonly readme: string
}

/** A defect that the four-property check found. */
export interface PropertyFinding {
  /** Key of its sentence in the catalogue: `archive.<code>`. */
  readonly code: string
  /** The path or item it is about. */
  readonly item: string
}

export const paths = {
  readme: 'README.txt',
  metadata: 'metadata.json',
  events: 'process/events.json',
  sha256: 'manifest.sha256',
  sm3: 'manifest.sm3',
  documents: 'documents/',
  settlements: 'settlements/',
} as const

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOfBytes = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
