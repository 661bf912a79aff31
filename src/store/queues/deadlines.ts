// Deadlines on PostgreSQL, as the last commit of each case left them.
import type { Deadline } from '../../model/effect.ts'
import type { Deadlines } from '../../ports/deadlines.ts'
import type { Keeper } from '../keeper.ts'

interface Row {
  case_id: string
  key: string
  at: string
  provisional: boolean
}

const readRow = (row: Row): Deadline => ({
  caseId: row.case_id,
  key: row.key,
  at: row.at,
  provisional: row.provisional,
})

/** The case is held meanwhile, so that no commit moves its deadlines at the same time. */
const restore = `
with here as (select id from "case" where id = $1 and seq = $2 for update)
insert into deadline (case_id, key, at, provisional)
select here.id, due.* from here, unnest($3::text[], $4::timestamptz[], $5::boolean[]) as due (key, at, provisional)
on conflict (case_id, key) do update set at = excluded.at, provisional = excluded.provisional, handed = false
where (deadline.at, deadline.provisional) is distinct from (excluded.at, excluded.provisional)
returning key`

export function openDeadlines({ db }: Keeper): Deadlines {
  return {
    async due(now, limit) {
      const rows = await db.run<Row>(
        'deadline.due',
        'select case_id, key, at, provisional from deadline where not handed and at <= $1 order by at, case_id, key limit $2',
        [now, limit],
      )
      return rows.map(readRow)
    },
    async next(limit) {
      const rows = await db.run<Row>(
        'deadline.next',
        'select case_id, key, at, provisional from deadline where not handed order by at, case_id, key limit $1',
        [limit],
      )
      return rows.map(readRow)
    },
    async handed(caseId, key, at) {
      // A deadline that moved in the meantime is another one and stays.
      await db.run('deadline.handed', 'update deadline set handed = true where case_id = $1 and key = $2 and at = $3', [
        caseId,
        key,
        at,
      ])
    },
    async restore(caseId, seq, deadlines) {
      if (deadlines.length === 0) return 0
      const rows = await db.run('deadline.restore', restore, [
        caseId,
        seq,
        deadlines.map(({ key }) => key),
        deadlines.map(({ at }) => at),
        deadlines.map(({ provisional }) => provisional),
      ])
      return rows.length
    },
  }
}
