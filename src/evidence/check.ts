// Checks one chain link by link and names the first broken row. Pure: rows come in opened, findings go out.
import { digestOf, genesis, hashOf, type Metadata } from './chain.ts'

/** A broken row: which one, and what is wrong with it. */
export interface Finding {
  readonly caseId: string
  readonly seq: number
  readonly what: string
}

/** A row as read back; `at` is the database's, `open` gives salt and content or throws when a seal does not open. */
export interface StoredLink extends Metadata {
  readonly hash: string
  open(): { readonly salt: string; readonly content: string }
}

export interface Head {
  readonly seq: number
  readonly hash: string
}

/** Where a chain stands after its last sound row. */
export type Walk = { readonly head: Head } | { readonly broken: Finding }

export const start: Head = { seq: 0, hash: genesis }

/** Walks some rows of one chain in order of seq, on from `head`. */
export function walk(head: Head, rows: readonly StoredLink[]): Walk {
  let { seq, hash } = head
  for (const row of rows) {
    const what = wrongWith(row, seq, hash)
    if (what !== undefined) return { broken: { caseId: row.caseId, seq: Math.min(row.seq, seq + 1), what } }
    seq = row.seq
    hash = row.hash
  }
  return { head: { seq, hash } }
}

function wrongWith(row: StoredLink, before: number, prev: string): string | undefined {
  if (row.seq > before + 1) return 'the row is missing'
  if (row.seq <= before) return 'the row stands out of order'
  if (row.prev !== prev) return 'the row does not follow the one before it'
  if (row.hash !== hashOf(row)) return 'the row was altered: its hash does not cover what stands in it'
  try {
    const { salt, content } = row.open()
    if (digestOf(salt, content) !== row.digest) return 'the content was altered: its digest is another one'
    if (!agrees(content, row)) return 'the content does not agree with the columns beside it'
  } catch {
    return 'the content was altered or replaced: its seal does not open'
  }
  return undefined
}

/** The sealed content repeats instant and kind; both must be those of the row. */
function agrees(content: string, row: Metadata): boolean {
  const parsed: unknown = JSON.parse(content)
  if (typeof parsed !== 'object' || parsed === null || !('at' in parsed) || !('body' in parsed)) return false
  const { at, body } = parsed
  if (typeof at !== 'string' || new Date(at).toISOString() !== row.at) return false
  return typeof body === 'object' && body !== null && 'kind' in body && body.kind === row.kind
}

/** Compares where a chain stands with where its seal says it stands. */
export function compareEnd(caseId: string, walked: Head, sealed: Head): Finding | undefined {
  if (walked.seq < sealed.seq)
    return {
      caseId,
      seq: walked.seq + 1,
      what:
        walked.seq === 0
          ? `the whole record of the case is missing (${rows(sealed.seq)})`
          : `the last ${rows(sealed.seq - walked.seq)} of the case ${sealed.seq - walked.seq === 1 ? 'is' : 'are'} missing`,
    }
  if (walked.seq > sealed.seq)
    return { caseId, seq: sealed.seq + 1, what: 'the row was added behind the end that the case is sealed at' }
  if (walked.hash !== sealed.hash)
    return { caseId, seq: walked.seq, what: 'the row is not the one that the case is sealed at' }
  return undefined
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)
