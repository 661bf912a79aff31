// The register of cases, checked row by row: a case that vanished whole still stands there, or leaves a gap.
import type { Kysely } from 'kysely'
import { genesis, registerHash } from '../../evidence/chain.ts'
import type { Finding, Flaw } from '../../evidence/check.ts'
import type { Keeper } from '../keeper.ts'
import type { Tables } from '../tables.ts'
import type { Anchored } from './anchor.ts'
import { findHead, headHolds, registerName, systemCase } from './heads.ts'

export interface Registered {
  /** Every case id named anywhere: register, cache, record, anchors. */
  readonly known: readonly string[]
  /** Cases that the register names. */
  readonly entered: ReadonlySet<string>
  /** Cases that the database itself names anywhere. */
  readonly present: ReadonlySet<string>
  readonly broken: readonly Finding[]
}

/** What verification reads from: one snapshot, so that commits going on at the same time change nothing. */
export interface View extends Pick<Keeper, 'sealer' | 'mac'> {
  readonly kysely: Kysely<Tables>
}

export async function checkRegister({ kysely, mac }: View, anchored: Anchored | undefined): Promise<Registered> {
  const rows = await kysely.selectFrom('register').selectAll().orderBy('n').execute()
  const entered = new Set(rows.map(row => row.case_id))
  const known = new Set([systemCase, ...entered])
  for (const { id } of await kysely.selectFrom('case').select('id').orderBy('opened_at').execute()) known.add(id)
  for (const { case_id } of await kysely.selectFrom('case_event').select('case_id').distinct().execute())
    known.add(case_id)
  const present = new Set(known)
  for (const id of anchored?.heads.keys() ?? []) known.add(id)

  const broken: Finding[] = []
  const report = (seq: number, what: Flaw, known: Pick<Finding, 'outside'> = {}): void => {
    if (broken.length === 0) broken.push({ caseId: registerName, seq, what, ...known })
  }
  let n = 0
  let prev = genesis
  for (const row of rows) {
    if (row.n !== n + 1) report(n + 1, 'register-gap')
    else if (row.prev !== prev) report(row.n, 'register-not-following')
    const hash = registerHash({ n: row.n, caseId: row.case_id, at: row.at, prev: row.prev })
    if (row.hash !== hash || !mac.check('register', hash, row.mac)) report(row.n, 'register-altered')
    n = row.n
    prev = row.hash
  }
  const head = await findHead(kysely, registerName)
  if (head === undefined) report(n, 'register-head-missing')
  else if (!headHolds(mac, registerName, head)) report(n, 'register-head-altered')
  else if (head.seq > n) report(n + 1, 'register-tail-missing')
  else if (head.seq !== n || head.hash !== prev) report(n, 'register-end-differs')
  const anchor = anchored?.register
  if (anchor !== undefined && anchor[0] > n) report(n + 1, 'register-tail-missing', { outside: true })

  for (const id of known) if (!entered.has(id)) broken.push({ caseId: id, seq: 1, what: 'case-not-registered' })
  return { known: [...known], entered, present, broken }
}
