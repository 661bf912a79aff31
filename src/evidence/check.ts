// Checks one chain link by link and names the first broken row. Pure: rows come in opened, findings go out.
import { digestOf, genesis, hashOf, type Metadata } from './chain.ts'

/** A broken row: which one, and what is wrong with it. */
export interface Finding {
  readonly caseId: string
  readonly seq: number
  readonly what: Flaw
  /** How many rows are missing from here on, or how many cases. */
  readonly count?: number
  /** The database agrees with itself; only the anchors outside it know more. */
  readonly outside?: true
  /** The anchor file that knows it. */
  readonly file?: string
}

export type Flaw = RowFlaw | EndFlaw | CaseFlaw | RegisterFlaw

type RowFlaw =
  | 'row-missing'
  | 'row-out-of-order'
  | 'row-not-following'
  | 'row-altered'
  | 'content-unopened'
  | 'content-altered'
  | 'content-disagrees'

type EndFlaw = 'record-missing' | 'tail-missing' | 'tail-added' | 'end-differs' | 'anchor-differs'

type CaseFlaw =
  | 'no-such-case'
  | 'case-missing'
  | 'case-not-registered'
  | 'database-replaced'
  | 'seal-missing'
  | 'seal-altered'
  | 'state-unopened'
  | 'state-not-fold'
  | 'columns-altered'

type RegisterFlaw =
  | 'register-gap'
  | 'register-not-following'
  | 'register-altered'
  | 'register-tail-missing'
  | 'register-head-missing'
  | 'register-head-altered'
  | 'register-end-differs'

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

function wrongWith(row: StoredLink, before: number, prev: string): Flaw | undefined {
  if (row.seq > before + 1) return 'row-missing'
  if (row.seq <= before) return 'row-out-of-order'
  if (row.prev !== prev) return 'row-not-following'
  if (row.hash !== hashOf(row)) return 'row-altered'
  try {
    const { salt, content } = row.open()
    if (digestOf(salt, content) !== row.digest) return 'content-altered'
    return agrees(content, row) ? undefined : 'content-disagrees'
  } catch {
    return 'content-unopened'
  }
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
  if (walked.seq < sealed.seq) {
    const what = walked.seq === 0 ? 'record-missing' : 'tail-missing'
    return { caseId, seq: walked.seq + 1, what, count: sealed.seq - walked.seq }
  }
  if (walked.seq > sealed.seq) return { caseId, seq: sealed.seq + 1, what: 'tail-added' }
  return walked.hash === sealed.hash ? undefined : { caseId, seq: walked.seq, what: 'end-differs' }
}
