// Deadlines on PostgreSQL, as the last commit of each case left them.
import type { Deadline } from '../model/effect.ts'
import type { Deadlines } from '../ports/deadlines.ts'
import type { Keeper } from './keeper.ts'

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
  }
}
