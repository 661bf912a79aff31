// The case store on PostgreSQL: the record is the truth, the case row its fold, both written in one transaction.
import { z } from 'zod'
import { genesis } from '../../evidence/chain.ts'
import type { CaseState } from '../../model/case.ts'
import type { CaseStore, Commit } from '../../ports/case-store.ts'
import type { Session } from '../database.ts'
import type { Keeper } from '../keeper.ts'
import { gather } from '../queues/gather.ts'
import { register } from '../record/heads.ts'
import { openContent, openSalt, readEvent } from '../record/sealed-links.ts'
import { prepare, statePlace, tailOf } from './case-commit.ts'
import { moveAll, openOne, type Prepared } from './case-statement.ts'

interface CaseRow {
  id: string
  seq: number
  head_hash: string
  state: string
}

/** The end of a case's chain, and what this store wrote beside it with that event. */
interface Head {
  readonly seq: number
  readonly hash: string
  readonly tail?: string | undefined
}

/** Cases that share one statement: more gain nothing, and a fault concerns fewer. */
const casesAtOnce = 24

/** Hashes at a seq never change, so a remembered head is right or out of date, never wrong. */
const headsRemembered = 10_000

// Sealed by this store, so nobody else can have written it; the fold is what checks it.
const caseState = z.custom<CaseState>(value => typeof value === 'object' && value !== null && 'seq' in value)

export const readState = (plain: string): CaseState => caseState.parse(JSON.parse(plain))

/** A commit that finds the case moved on is `stale`; then nothing of it was written. */
export function openCaseStore(keeper: Keeper): CaseStore {
  const { db, sealer, mac, anchor, signals } = keeper
  const heads = new Map<string, Head>()

  const remember = (caseId: string, { seq, hash, tail }: Head): void => {
    const before = heads.get(caseId)
    heads.delete(caseId)
    // Whoever reads a case that this store wrote learns nothing new about what stands beside it.
    heads.set(caseId, { seq, hash, tail: tail ?? (before?.hash === hash ? before.tail : undefined) })
    const oldest = heads.size > headsRemembered ? heads.keys().next().value : undefined
    if (oldest !== undefined) heads.delete(oldest)
  }

  const stateOf = (row: CaseRow): CaseState => {
    remember(row.id, { seq: row.seq, hash: row.head_hash })
    return readState(sealer.open(row.state, statePlace(row.id, row.seq)))
  }

  const find = gather(async (ids: readonly string[]) => {
    const rows = await db.run<CaseRow>(
      'case.load',
      'select id, seq, head_hash, state from "case" where id = any ($1::text[])',
      [ids],
    )
    const byId = new Map(rows.map(row => [row.id, row]))
    return ids.map(id => ({ row: byId.get(id) }))
  })

  const headAt = async (caseId: string, seq: number): Promise<Head | undefined> => {
    if (seq === 0) return { seq, hash: genesis }
    const known = heads.get(caseId)
    if (known?.seq === seq) return known
    const rows = await db.run<{ head_hash: string }>(
      'case.head',
      'select head_hash from "case" where id = $1 and seq = $2',
      [caseId, seq],
    )
    return rows[0] && { seq, hash: rows[0].head_hash }
  }

  const settle = (commit: Commit, { row }: Prepared): void => {
    remember(commit.caseId, { seq: row.seq, hash: row.head_hash, tail: tailOf(commit) })
    anchor.note(commit.caseId, row.seq, row.head_hash, commit.expectedSeq)
    if (commit.effects.length > 0) signals.tell('outbox')
  }

  /** Commits of many cases in one statement and one flush of the disk. */
  const move = gather(
    async (batch: readonly Prepared[]) => {
      const ids = await moveAll(db, batch)
      return batch.map(({ row }) => ids.has(row.id))
    },
    { most: casesAtOnce, apart: ({ row }) => row.id },
  )

  const open = async (commit: Commit): Promise<'done' | 'stale' | 'duplicate'> => {
    const prepared = prepare(keeper, commit, genesis, undefined)
    const taken = await db.transaction(async session => {
      if (!(await openOne(session, prepared))) return whyTaken(session, commit)
      return register(session, mac, commit.caseId, commit.state.openedAt)
    })
    if (typeof taken === 'string') return taken
    anchor.noteRegister(taken.n, taken.hash)
    settle(commit, prepared)
    return 'done'
  }

  const rowsOf = (caseId: string) =>
    db.kysely.selectFrom('case_event').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()

  return {
    async load(caseId) {
      const { row } = await find(caseId)
      return row === undefined ? undefined : stateOf(row)
    },

    async commit(commit) {
      if (commit.expectedSeq === 0) return open(commit)
      const head = await headAt(commit.caseId, commit.expectedSeq)
      if (head === undefined) return 'stale'
      const prepared = prepare(keeper, commit, head.hash, head.tail)
      if (!(await move(prepared))) return 'stale'
      settle(commit, prepared)
      return 'done'
    },

    async events(caseId) {
      return (await rowsOf(caseId)).map(row => readEvent(row, openContent(sealer, row)))
    },

    async chained(caseId) {
      return (await rowsOf(caseId)).map(row => ({
        ...readEvent(row, openContent(sealer, row)),
        salt: openSalt(sealer, row),
        digest: row.digest,
      }))
    },

    async list() {
      const rows = await db.kysely
        .selectFrom('case')
        .leftJoin('register', 'register.case_id', 'case.id')
        .select(['id', 'flow', 'stage', 'employee_id', 'opened_at', 'next_due'])
        .orderBy('opened_at', 'desc')
        // The sandbox's clock can stand still: of two of one moment the one entered later is the newer.
        .orderBy('register.n', order => order.desc().nullsLast())
        .execute()
      return rows.map(row => ({
        id: row.id,
        flow: row.flow,
        stage: row.stage,
        employeeNo: row.employee_id,
        openedAt: row.opened_at,
        nextDue: row.next_due,
      }))
    },

    async openIds() {
      const rows = await db.run<{ id: string }>(
        'case.list-open',
        'select id from "case" where ended_at is null order by id',
        [],
      )
      return rows.map(row => row.id)
    },

    async ofPerson(person) {
      const rows = await db.run<CaseRow>(
        'case.of-person',
        `select id, seq, head_hash, state from "case"
         where ended_at is null and id in (select case_id from case_person where person_id = $1) order by opened_at`,
        [person],
      )
      return rows.map(stateOf)
    },

    async endedOf(employee) {
      const rows = await db.run<CaseRow>(
        'case.ended-of',
        `select id, seq, head_hash, state from "case"
         where employee_id = $1 and ended_at is not null order by opened_at, id`,
        [employee],
      )
      return rows.map(stateOf)
    },

    async openCaseOf(employee) {
      const rows = await db.run<{ id: string }>(
        'case.open-of',
        'select id from "case" where employee_id = $1 and ended_at is null',
        [employee],
      )
      return rows[0]?.id
    },

    async openedSince(since) {
      const rows = await db.run<{ count: number }>(
        'case.opened-since',
        `select count(*)::int as count from "case" where opened_at >= $1 and proposed_by = 'employer'`,
        [since],
      )
      return rows[0]?.count ?? 0
    },
  }
}

async function whyTaken(session: Session, commit: Commit): Promise<'stale' | 'duplicate'> {
  const same = await session.run('case.known', 'select 1 from "case" where id = $1', [commit.caseId])
  return same.length > 0 ? 'stale' : 'duplicate'
}
