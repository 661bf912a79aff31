// The statement that moves cases: each of a batch with everything that follows from it, or nothing of it.
import type { Deadline } from '../../model/effect.ts'
import type { Session } from '../database.ts'
import { type NewRow, outboxArrays, outboxColumns } from '../queues/outbox-rows.ts'
import { linkColumns, unnestLinks } from '../record/sealed-links.ts'
import type { CaseEventTable, CaseTable } from '../tables.ts'

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

/** One thing that a commit may bring along: named parts of the statement, and the parameters that they read. */
interface Part {
  /** `first` is the number of its first parameter. */
  readonly sql: (first: number) => string
  readonly values: (batch: readonly Prepared[]) => readonly unknown[]
}

/** What the commits of a batch bring beside the case itself: most clicks bring little, and pay for no more. */
interface Shape {
  readonly head: 'open' | 'move'
  readonly effects: boolean
  readonly tail: boolean
  readonly stored: boolean
  readonly arriving: boolean
}

const moved = (name: string): string => `exists (select from head where head.id = ${name}.case_id)`

const asked: Part = {
  sql: first => `asked as (
  select * from unnest(${columns.map(([, type], index) => `$${first + index}::${type}[]`).join(', ')}, $${first + columns.length}::int[])
  as asked (${names}, expected)
)`,
  values: batch => [
    ...columns.map(([name]) => batch.map(({ row }) => row[name])),
    batch.map(({ expectedSeq }) => expectedSeq),
  ],
}

/** A new case takes its place unless its id or its employee is taken. */
const openHead = `
insert into "case" (${names}) select ${names} from asked where expected = 0 on conflict do nothing returning id`

/** A known one moves from exactly the expected seq. */
const moveHead = `
update "case" set (${names}) = (${columns.map(([name]) => `asked.${name}`).join(', ')})
from asked where "case".id = asked.id and "case".seq = asked.expected`

/** With an event that arrives it moves only when that is new and nothing of its lane waits or runs. */
const unlessKnown = `
and not exists (select from arrival join inbox using (key) where arrival.case_id = asked.id)
and not exists (select from arrival join inbox using (lane)
  where arrival.case_id = asked.id and inbox.status in ('queued', 'running'))`

const events: Part = {
  sql: first => `events as (
  insert into case_event (case_id, seq, at, by, cause, kind, prev, hash, digest, salt, content)
  select link.* from ${unnestLinks(first)} as link (case_id) where ${moved('link')}
)`,
  values: batch => linkColumns(batch.flatMap(prepared => prepared.links)),
}

const effects: Part = {
  sql: first => `effects as (
  insert into outbox (case_id, key, lane, due_at, effect)
  select effect.* from unnest($${first}::text[], ${outboxArrays(first + 1)}) as effect (case_id) where ${moved('effect')}
  on conflict (key) do nothing
)`,
  values: batch => [
    batch.flatMap(({ row, effects: of }) => of.map(() => row.id)),
    ...outboxColumns(batch.flatMap(prepared => prepared.effects)),
  ],
}

const tail: Part = {
  sql: first => `tail as (
  select case_id from unnest($${first}::text[]) as tail (case_id) where ${moved('tail')}
), due as (
  select due.* from unnest($${first + 1}::text[], $${first + 2}::text[], $${first + 3}::timestamptz[], $${first + 4}::boolean[])
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
  select party.* from unnest($${first + 5}::text[], $${first + 6}::text[], $${first + 7}::text[])
  as party (case_id, role, person_id) where ${moved('party')}
), left_party as (
  delete from case_person using tail where case_person.case_id = tail.case_id
  and not exists (select from party where party.case_id = case_person.case_id and party.role = case_person.role)
), joined as (
  insert into case_person (case_id, role, person_id) select * from party
  on conflict (case_id, role) do update set person_id = excluded.person_id
  where case_person.person_id <> excluded.person_id
)`,
  values(batch) {
    const tailed = batch.flatMap(({ row, tail: of }) => (of === undefined ? [] : [{ id: row.id, ...of }]))
    const due = tailed.flatMap(({ id, deadlines }) => deadlines.map(deadline => ({ id, ...deadline })))
    const party = tailed.flatMap(({ id, parties }) => parties.map(([role, person]) => ({ id, role, person })))
    return [
      tailed.map(({ id }) => id),
      due.map(({ id }) => id),
      due.map(({ key }) => key),
      due.map(({ at }) => at),
      due.map(({ provisional }) => provisional),
      party.map(({ id }) => id),
      party.map(({ role }) => role),
      party.map(({ person }) => person),
    ]
  },
}

const done: Part = {
  sql: first => `done as (
  update inbox set status = 'done', leased_until = null, answer = said.answer
  from unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[]) as said (case_id, key, answer)
  where inbox.key = said.key and ${moved('said')}
)`,
  values(batch) {
    const said = originsOf(batch).filter(origin => origin.kind === 'stored')
    return [said.map(({ caseId }) => caseId), said.map(({ key }) => key), said.map(({ answer }) => answer)]
  },
}

const arrival: Part = {
  sql: first => `arrival as (
  select * from unnest(${['case_id', 'key', 'lane', 'event', 'answer'].map((_, index) => `$${first + index}::text[]`).join(', ')})
  as arrival (case_id, key, lane, event, answer)
)`,
  values(batch) {
    const arrivals = originsOf(batch).filter(origin => origin.kind === 'arriving')
    return [
      arrivals.map(({ caseId }) => caseId),
      arrivals.map(({ key }) => key),
      arrivals.map(({ lane }) => lane),
      arrivals.map(({ event }) => event),
      arrivals.map(({ answer }) => answer),
    ]
  },
}

const arrived = `arrived as (
  insert into inbox (key, lane, event, answer, status, attempts)
  select key, lane, event, answer, 'done', 1 from arrival where ${moved('arrival')}
)`

const originsOf = (batch: readonly Prepared[]) =>
  batch.flatMap(({ row, origin }) => (origin === undefined ? [] : [{ ...origin, caseId: row.id }]))

const bare = (sql: string): Part => ({ sql: () => sql, values: () => [] })

const headOf = ({ head, arriving }: Shape): string =>
  head === 'open' ? openHead : `${moveHead}${arriving ? unlessKnown : ''}\nreturning "case".id`

/** Every part asks whether its head moved, so that a stale commit writes nothing at all. */
const partsOf = (shape: Shape): readonly Part[] => [
  asked,
  ...(shape.arriving ? [arrival] : []),
  bare(`head as (${headOf(shape)})`),
  events,
  ...(shape.effects ? [effects] : []),
  ...(shape.tail ? [tail] : []),
  ...(shape.stored ? [done] : []),
  ...(shape.arriving ? [bare(arrived)] : []),
]

interface Statement {
  readonly name: string
  readonly text: string
  readonly parts: readonly Part[]
}

const statements = new Map<string, Statement>()

function statementOf(shape: Shape): Statement {
  const brings = (['effects', 'tail', 'stored', 'arriving'] as const).filter(part => shape[part])
  const name = ['case', shape.head, ...brings].join('.')
  const known = statements.get(name)
  if (known !== undefined) return known
  const parts = partsOf(shape)
  let first = 1
  const sql = parts.map(part => {
    const text = part.sql(first)
    // As many for an empty batch as for any other: each is a column of all its rows.
    first += part.values([]).length
    return text
  })
  const made = { name, text: `with ${sql.join(',\n')}\nselect id from head`, parts }
  statements.set(name, made)
  return made
}

async function write(session: Session, head: Shape['head'], batch: readonly Prepared[]): Promise<readonly string[]> {
  const brings = (kind: 'stored' | 'arriving'): boolean => batch.some(({ origin }) => origin?.kind === kind)
  const { name, text, parts } = statementOf({
    head,
    effects: batch.some(prepared => prepared.effects.length > 0),
    tail: batch.some(prepared => prepared.tail !== undefined),
    stored: brings('stored'),
    arriving: brings('arriving'),
  })
  const rows = await session.run<{ id: string }>(
    name,
    text,
    parts.flatMap(part => part.values(batch)),
  )
  return rows.map(row => row.id)
}

/** Opens one case; whether its place was free. */
export const openOne = async (session: Session, prepared: Prepared): Promise<boolean> =>
  (await write(session, 'open', [prepared])).length === 1

/** Moves cases, no two of them the same; gives the ids of those that moved. */
export async function moveAll(session: Session, batch: readonly Prepared[]): Promise<ReadonlySet<string>> {
  // Always in the same order, so that two processes never wait for each other's rows in a circle.
  const inOrder = [...batch].sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
  return new Set(await write(session, 'move', inOrder))
}
