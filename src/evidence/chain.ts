// The hash chain of a record: every event's hash covers its metadata, the one before it and a salted digest of its content.
import { hash as hashText } from 'node:crypto'
import stringify from 'fast-json-stable-stringify'
import type { EventDraft } from '../model/case-event.ts'
import type { InstantText } from '../model/dates.ts'

/** What an event may say: plain data with a kind. Case events and system events share the chain's form. */
export interface Body {
  readonly kind: string
}

/** An event before it has a place in a chain. */
export type Draft<B extends Body = EventDraft['body']> = Omit<EventDraft, 'body'> & { readonly body: B }

/** What the hash covers. */
export interface Metadata {
  readonly caseId: string
  readonly seq: number
  readonly at: InstantText
  readonly by: string
  readonly cause: string
  readonly kind: string
  readonly prev: string
  readonly digest: string
}

/** An event with its place in the chain, its content still in plain text. */
export interface Link extends Metadata {
  readonly hash: string
  readonly salt: string
  readonly content: string
}

/** What stands in front of the first event of every chain. */
export const genesis = '0'.repeat(64)

/** The one form of an instant that survives a round trip through the database. */
export const canonicalInstant = (at: InstantText): InstantText => new Date(at).toISOString()

/** Canonical plaintext of an event: its own spelling of the instant, and the body with sorted keys. */
export const canonicalContent = (draft: Draft<Body>): string => stringify({ at: draft.at, body: draft.body })

/** The salt keeps a short content (yes, no) from being guessed out of its digest. */
export const digestOf = (salt: string, content: string): string => sha256(`${salt}\n${content}`)

/** Lower-case hex SHA-256 of the metadata alone: each field is named, so that nothing beside them gets in. */
export const hashOf = (m: Metadata): string =>
  sha256(
    stringify({
      v: 1,
      caseId: m.caseId,
      seq: m.seq,
      at: m.at,
      by: m.by,
      cause: m.cause,
      kind: m.kind,
      prev: m.prev,
      digest: m.digest,
    }),
  )

/** Appends drafts to a chain that stands at `seq` with `head`. Salts come from outside: this file knows no randomness. */
export function extend(
  caseId: string,
  seq: number,
  head: string,
  drafts: readonly Draft<Body>[],
  salt: () => string,
): readonly Link[] {
  const links: Link[] = []
  let prev = head
  for (const [index, draft] of drafts.entries()) {
    const grain = salt()
    const content = canonicalContent(draft)
    const metadata: Metadata = {
      caseId,
      seq: seq + index + 1,
      at: canonicalInstant(draft.at),
      by: draft.by,
      cause: draft.cause,
      kind: draft.body.kind,
      prev,
      digest: digestOf(grain, content),
    }
    const hash = hashOf(metadata)
    links.push({ ...metadata, hash, salt: grain, content })
    prev = hash
  }
  return links
}

/** The text that the seal of a chain's head authenticates. */
export const headText = (caseId: string, seq: number, hash: string): string => stringify({ v: 1, caseId, seq, hash })

/** A row of the register of cases: gapless, chained, one per case opened. */
export interface RegisterRow {
  readonly n: number
  readonly caseId: string
  readonly at: InstantText
  readonly prev: string
}

export const registerHash = (row: RegisterRow): string =>
  sha256(stringify({ v: 1, n: row.n, caseId: row.caseId, at: row.at, prev: row.prev }))

/** Same value, same digest, whatever the order of keys. */
export const digestOfValue = (value: unknown): string => sha256(stringify(value))

const sha256 = (text: string): string => hashText('sha256', text, 'hex')
