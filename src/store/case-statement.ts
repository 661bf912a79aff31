// The statement that moves cases: each of a batch with everything that follows from it, or nothing of it.
import type { Deadline } from '../model/effect.ts'
import type { Session } from './database.ts'
import { type NewRow, outboxArrays, outboxColumns } from './outbox-rows.ts'
import { linkColumns, unnestLinks } from './sealed-links.ts'
import type { CaseEventTable, CaseTable } from './tables.ts'

/** Everything of one commit, chained and sealed, ready to be written. */
export interface Prepared {
  readonly expectedSeq: number
  readonly row: CaseTable
  readonly links: readonly CaseEventTable[]
  readonly effects: readonly NewRow[]
  /** Absent when they are as this store last left them. */
  readonly tail?: { readonly deadlines: readonly Deadline[]; readonly parties: readonly Party[] } | undefined
  readonly origin?: PreparedOrigin | undefined
}

/** What is marked done with the commit, or comes in with it. */
type PreparedOrigin =
  | { readonly kind: 'stored'; readonly key: string; readonly answer: string | null }
  | {
      readonly kind: 'arriving'
      readonly key: string
      readonly lane: string
      readonly event: string
      readonly answer: string | null
    }

type Party = readonly [role: string, person: string]

const columns = [
  ['id', 'text'],
  ['flow', 'text'],
  ['flow_version', 'int'],
  ['stage', 'text'],
  ['employee_id', 'text'],
  ['proposed_by', 'text'],
  ['opened_at', 'timestamptz'],
  ['ended_at', 'timestamptz'],
  ['seq', 'int'],
  ['head_hash', 'text'],
  ['seal', 'text'],
  ['next_due', 'timestamptz'],
  ['state', 'text'],
] as const

const names = columns.map(([name]) => name).join(', ')
const expected = columns.length + 1
const asked = `asked as (
  select * from unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}, $${expected}::int[])
  as asked (${names}, expected)
)`

/**
 * A new case takes its place unless its id or its employee is taken; a known one moves from exactly the expected seq, and with
 * an event that arrives only when that is new and nothing of its lane waits or runs.
 */
const openHead = `
insert into "case" (${names}) select ${names} from asked where expected = 0 on conflict do nothing returning id`
const moveHead = `
update "case" set (${names}) = (${columns.map(([name]) => `asked.${name}`).join(', ')})
from asked where "case".id = asked.id and "case".seq = asked.expected
and not exists (select from arrival join inbox using (key) where arrival.case_id = asked.id)
and not exists (select from arrival join inbox using (lane)
  where arrival.case_id = asked.id and inbox.status in ('queued', 'running'))
returning "case".id`

const links = expected + 1
const effects = links + 11
const tails = effects + 5
const dues = tails + 1
const parties = dues + 4
const stored = parties + 3
const arriving = stored + 3

const moved = (name: string): string => `exists (select from head where head.id = ${name}.case_id)`

/** Every part asks whether its head moved, so that a stale commit writes nothing at all. */
const statement = (head: string): string => `
with ${asked}, arrival as (
  select * from unnest(${['case_id', 'key', 'lane', 'event', 'answer'].map((_, index) => `$${arriving + index}::text[]`).join(', ')})
  as arrival (case_id, key, lane, event, answer)
), head as (${head}),
events as (
  insert into case_event (case_id, seq, at, by, cause, kind, prev, hash, digest, salt, content)
  select link.* from ${unnestLinks(links)} as link (case_id) where ${moved('link')}
), effects as (
  insert into outbox (case_id, key, lane, due_at, effect)
  select effect.* from unnest($${effects}::text[], ${outboxArrays(effects + 1)}) as effect (case_id) where ${moved('effect')}
  on conflict (key) do nothing
), tail as (
  select case_id from unnest($${tails}::text[]) as tail (case_id) where ${moved('tail')}
), due as (
  select due.* from unnest($${dues}::text[], $${dues + 1}::text[], $${dues + 2}::timestamptz[], $${dues + 3}::boolean[])
  as due (case_id, key, at, provisional) where ${moved('due')}
), gone as (
  delete from deadline using tail where deadline.case_id = tail.case_id
  and not exists (select from due where due.case_id = deadline.case_id and due.key = deadline.key)
), kept as (
  insert into deadline (case_id, key, at, provisional) select * from due
  on conflict (case_id, key) do update
  set at = excluded.at, provisional = excluded.provisional, handed = deadline.handed and deadline.at = excluded.at
  where (deadline.at, deadline.provisional) is distinct from (excluded.at, excluded.provisional)
), party as (
  select party.* from unnest($${parties}::text[], $${parties + 1}::text[], $${parties + 2}::text[])
  as party (case_id, role, person_id) where ${moved('party')}
), left_party as (
  delete from case_person using tail where case_person.case_id = tail.case_id
  and not exists (select from party where party.case_id = case_person.case_id and party.role = case_person.role)
), joined as (
  insert into case_person (case_id, role, person_id) select * from party
  on conflict (case_id, role) do update set person_id = excluded.person_id
  where case_person.person_id <> excluded.person_id
), done as (
  update inbox set status = 'done', leased_until = null, answer = said.answer
  from unnest($${stored}::text[], $${stored + 1}::text[], $${stored + 2}::text[]) as said (case_id, key, answer)
  where inbox.key = said.key and ${moved('said')}
), arrived as (
  insert into inbox (key, lane, event, answer, status, attempts)
  select key, lane, event, answer, 'done', 1 from arrival where ${moved('arrival')}
)
select id from head`

const openText = statement(openHead)
const moveText = statement(moveHead)

/** Opens one case; whether its place was free. */
export const openOne = async (session: Session, prepared: Prepared): Promise<boolean> =>
  (await session.run('case.open', openText, params([prepared]))).length === 1

/** Moves cases, no two of them the same; gives the ids of those that moved. */
export async function moveAll(session: Session, batch: readonly Prepared[]): Promise<ReadonlySet<string>> {
  // Always in the same order, so that two processes never wait for each other's rows in a circle.
  const inOrder = [...batch].sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
  const rows = await session.run<{ id: string }>('case.move', moveText, params(inOrder))
  return new Set(rows.map(row => row.id))
}

function params(batch: readonly Prepared[]): readonly unknown[] {
  const tailed = batch.flatMap(({ row, tail }) => (tail === undefined ? [] : [{ id: row.id, ...tail }]))
  const due = tailed.flatMap(({ id, deadlines }) => deadlines.map(deadline => ({ id, ...deadline })))
  const party = tailed.flatMap(({ id, parties: of }) => of.map(([role, person]) => ({ id, role, person })))
  const effect = batch.flatMap(({ row, effects: of }) => of.map(() => row.id))
  const origins = batch.flatMap(({ row, origin }) => (origin === undefined ? [] : [{ ...origin, caseId: row.id }]))
  const said = origins.filter(origin => origin.kind === 'stored')
  const arrivals = origins.filter(origin => origin.kind === 'arriving')
  return [
    ...columns.map(([name]) => batch.map(({ row }) => row[name])),
    batch.map(({ expectedSeq }) => expectedSeq),
    ...linkColumns(batch.flatMap(prepared => prepared.links)),
    effect,
    ...outboxColumns(batch.flatMap(prepared => prepared.effects)),
    tailed.map(({ id }) => id),
    due.map(({ id }) => id),
    due.map(({ key }) => key),
    due.map(({ at }) => at),
    due.map(({ provisional }) => provisional),
    party.map(({ id }) => id),
    party.map(({ role }) => role),
    party.map(({ person }) => person),
    said.map(({ caseId }) => caseId),
    said.map(({ key }) => key),
    said.map(({ answer }) => answer),
    arrivals.map(({ caseId }) => caseId),
    arrivals.map(({ key }) => key),
    arrivals.map(({ lane }) => lane),
    arrivals.map(({ event }) => event),
    arrivals.map(({ answer }) => answer),
  ]
}
