// The commit of a case: one statement that moves the case and everything that follows from it, or nothing.

import { extend, type Link } from '../evidence/chain.ts'
import { AppError } from '../model/refusal.ts'
import type { Commit } from '../ports/case-store.ts'
import type { Session } from './database.ts'
import { sealHead } from './heads.ts'
import type { Keeper } from './keeper.ts'
import { outboxColumns, outboxRowsOf, unnestOutbox } from './outbox-rows.ts'
import { linkColumns, makeSalt, sealLink, unnestLinks } from './sealed-links.ts'

const values = '$1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14'

/** A new case takes its place unless its id or its employee is taken; a known one moves from exactly the expected seq. */
const openHead = `
insert into "case" (id, flow, flow_version, stage, employee_id, proposed_by, opened_at, ended_at,
  seq, head_hash, seal, next_due, state)
select ${values} where $2::int = 0
on conflict do nothing returning id`
const moveHead = `
update "case" set (flow, flow_version, stage, employee_id, proposed_by, opened_at, ended_at,
  seq, head_hash, seal, next_due, state) = (${values.replace('$1, ', '')})
where id = $1 and seq = $2 returning id`

const first = { links: 15, outbox: 25 }

/** Every part asks whether the head moved, so that a stale commit writes nothing at all. */
const statement = (head: string): string => `
with head as (${head}),
events as (
  insert into case_event (case_id, seq, at, by, cause, kind, prev, hash, digest, salt, content)
  select $1, link.* from ${unnestLinks(first.links)} as link where exists (select from head)
), effects as (
  insert into outbox (case_id, key, lane, due_at, effect)
  select $1, effect.* from ${unnestOutbox(first.outbox)} as effect where exists (select from head)
  on conflict (key) do nothing
), gone as (
  delete from deadline where case_id = $1 and key <> all ($29::text[]) and exists (select from head)
), due as (
  insert into deadline (case_id, key, at, provisional)
  select $1, due.* from unnest($29::text[], $30::timestamptz[], $31::boolean[]) as due where exists (select from head)
  on conflict (case_id, key) do update
  set at = excluded.at, provisional = excluded.provisional, handed = deadline.handed and deadline.at = excluded.at
  where (deadline.at, deadline.provisional) is distinct from (excluded.at, excluded.provisional)
), left_party as (
  delete from case_person where case_id = $1 and role <> all ($32::text[]) and exists (select from head)
), party as (
  insert into case_person (case_id, role, person_id)
  select $1, party.* from unnest($32::text[], $33::text[]) as party where exists (select from head)
  on conflict (case_id, role) do update set person_id = excluded.person_id
  where case_person.person_id <> excluded.person_id
), done as (
  update inbox set status = 'done', leased_until = null, answer = $35
  where id = $34::bigint and exists (select from head)
)
select id from head`

const openText = statement(openHead)
const moveText = statement(moveHead)

export interface Prepared {
  readonly params: readonly unknown[]
  readonly head: string
  readonly seq: number
}

/** Chains and seals everything of a commit; `head` is the hash of the event at `expectedSeq`. */
export function prepare(keeper: Keeper, commit: Commit, head: string): Prepared {
  const { state, caseId, expectedSeq } = commit
  const links = extend(caseId, expectedSeq, head, commit.events, makeSalt)
  const seq = expectedSeq + links.length
  const hash = links.at(-1)?.hash ?? head
  const employee = state.parties.employee
  if (state.id !== caseId || state.seq !== seq || employee === undefined)
    throw new AppError(
      'broken',
      'commit-mismatch',
      `The state committed for case ${caseId} is not the fold of its log.`,
    )
  const due = commit.deadlines.map(deadline => new Date(deadline.at).toISOString()).sort()[0] ?? null
  const parties = Object.entries(state.parties).filter(([, person]) => person !== undefined)
  const rows = links.map((link: Link) => sealLink(keeper.sealer, link))
  const params = [
    caseId,
    expectedSeq,
    state.flow.id,
    state.flow.version,
    state.stage,
    employee,
    state.opening.proposedBy,
    state.openedAt,
    state.ended?.at ?? null,
    seq,
    hash,
    sealHead(keeper.mac, caseId, seq, hash),
    due,
    keeper.sealer.seal(JSON.stringify(state), statePlace(caseId, seq)),
    ...linkColumns(rows),
    ...outboxColumns(outboxRowsOf(keeper.sealer, effectKey(commit, seq), commit.effects)),
    commit.deadlines.map(deadline => deadline.key),
    commit.deadlines.map(deadline => deadline.at),
    commit.deadlines.map(deadline => deadline.provisional),
    parties.map(([role]) => role),
    parties.map(([, person]) => person),
    commit.inboxId ?? null,
    commit.answer === undefined || commit.inboxId === undefined
      ? null
      : keeper.sealer.seal(JSON.stringify(commit.answer), answerPlace(commit.inboxId)),
  ]
  return { params, head: hash, seq }
}

/** Whether the case moved. */
export async function write(session: Session, prepared: Prepared, opening: boolean): Promise<boolean> {
  const rows = opening
    ? await session.run('case.open', openText, prepared.params)
    : await session.run('case.move', moveText, prepared.params)
  return rows.length === 1
}

/** `case:seq`; a commit without events shares its seq with the one before and is told apart by its cause. */
const effectKey = (commit: Commit, seq: number): string =>
  commit.events.length > 0 ? `${commit.caseId}:${seq}` : `${commit.caseId}:${seq}:${commit.inboxId ?? 'again'}`

/** A state is bound to its seq as well: an older one does not open in the place of a newer one. */
export const statePlace = (caseId: string, seq: number): string => `case.state/${caseId}/${seq}`
export const answerPlace = (inboxId: string): string => `inbox.answer/${inboxId}`
