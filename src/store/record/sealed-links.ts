// Links of a chain as they stand in `case_event`: metadata in clear, salt and content sealed to their row.
import { z } from 'zod'
import { drawBytes } from '../../access/draw.ts'
import type { Sealer } from '../../access/seal.ts'
import type { Link } from '../../evidence/chain.ts'
import type { CaseEvent } from '../../model/case-event.ts'
import type { CaseEventTable } from '../tables.ts'

export const makeSalt = (): string => drawBytes(16).toString('base64url')

type Placed = Pick<CaseEventTable, 'case_id' | 'seq' | 'hash'>

/** Bound to the row's hash as well: a chain that somebody computes anew without the key is found at its first row. */
const place = (column: 'salt' | 'content', row: Placed): string =>
  `case_event.${column}/${row.case_id}/${row.seq}/${row.hash}`

export function sealLink(sealer: Sealer, link: Link): CaseEventTable {
  const placed = { case_id: link.caseId, seq: link.seq, hash: link.hash }
  return {
    ...placed,
    at: link.at,
    by: link.by,
    cause: link.cause,
    kind: link.kind,
    prev: link.prev,
    digest: link.digest,
    salt: sealer.seal(link.salt, place('salt', placed)),
    content: sealer.seal(link.content, place('content', placed)),
  }
}

export const openSalt = (sealer: Sealer, row: CaseEventTable): string => sealer.open(row.salt, place('salt', row))

export const openContent = (sealer: Sealer, row: CaseEventTable): string =>
  sealer.open(row.content, place('content', row))

// Written by this store from a checked draft and authenticated by its seal: the envelope is enough to check.
const content = z.object({ at: z.string(), body: z.custom<CaseEvent['body']>(value => hasKind(value)) })

const hasKind = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value

export function readEvent(row: CaseEventTable, plain: string): CaseEvent {
  const { at, body } = content.parse(JSON.parse(plain))
  return {
    caseId: row.case_id,
    seq: row.seq,
    at,
    by: row.by,
    cause: row.cause,
    prev: row.prev,
    hash: row.hash,
    body,
  }
}

const columns = [
  'case_id:text[]',
  'seq:int[]',
  'at:timestamptz[]',
  'by:text[]',
  'cause:text[]',
  'kind:text[]',
  'prev:text[]',
  'hash:text[]',
  'digest:text[]',
  'salt:text[]',
  'content:text[]',
] as const

/** `unnest($n::int[], …)` over the columns of several links, beginning at parameter `first`. */
export const unnestLinks = (first: number): string =>
  `unnest(${columns.map((column, index) => `$${first + index}::${column.split(':')[1]}`).join(', ')})`

/** The parameters that `unnestLinks` reads. */
export const linkColumns = (rows: readonly CaseEventTable[]): readonly unknown[] => [
  rows.map(row => row.case_id),
  rows.map(row => row.seq),
  rows.map(row => row.at),
  rows.map(row => row.by),
  rows.map(row => row.cause),
  rows.map(row => row.kind),
  rows.map(row => row.prev),
  rows.map(row => row.hash),
  rows.map(row => row.digest),
  rows.map(row => row.salt),
  rows.map(row => row.content),
]
