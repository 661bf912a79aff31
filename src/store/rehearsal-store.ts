// Rehearsals on PostgreSQL: one sealed row each; forgetting one leaves no word behind, only whether it was passed.
import { z } from 'zod'
import type { Rehearsal } from '../model/rehearsal.ts'
import type { Forgotten, RehearsalStore } from '../ports/rehearsal-store.ts'
import type { Keeper } from './keeper.ts'
import { insertRows, outboxColumns, outboxRowsOf } from './queues/outbox-rows.ts'

const place = (id: string): string => `rehearsal.content/${id}`

// Sealed by this store from what the dialogue machine made.
const content = z.custom<Rehearsal>(value => typeof value === 'object' && value !== null && 'turns' in value)

const upsert = `
insert into rehearsal (id, person_id, started_at, passed, content) values ($1, $2, $3, $4, $5)
on conflict (id) do update set started_at = excluded.started_at,
  passed = rehearsal.passed or excluded.passed, content = excluded.content`

export function openRehearsalStore({ db, sealer, signals }: Keeper): RehearsalStore {
  return {
    async load(id) {
      const [row] = await db.run<{ content: string | null }>(
        'rehearsal.load',
        'select content from rehearsal where id = $1',
        [id],
      )
      return row === undefined || row.content === null
        ? undefined
        : content.parse(JSON.parse(sealer.open(row.content, place(id))))
    },

    async save(rehearsal, passed) {
      const { id, person, startedAt } = rehearsal
      await db.run('rehearsal.save', upsert, [
        id,
        person,
        startedAt,
        passed,
        sealer.seal(JSON.stringify(rehearsal), place(id)),
      ])
    },

    async forget(id) {
      await db.run('rehearsal.forget', 'update rehearsal set content = null where id = $1', [id])
    },

    async forgetBefore(at, follows) {
      const forgotten = await db.transaction(async session => {
        const rows = await session.run<Forgotten & { readonly started_at: string }>(
          'rehearsal.forget-before',
          `update rehearsal set content = null where started_at < $1 and content is not null
           returning id, person_id as person, started_at`,
          [at],
        )
        // The same card may be begun anew, and then is forgotten once more.
        const added = rows.flatMap(({ started_at, ...row }) =>
          outboxRowsOf(sealer, `forgotten:${row.id}:${started_at}`, [follows(row)]),
        )
        if (added.length > 0) await session.run('rehearsal.follows', insertRows, outboxColumns(added))
        return rows
      })
      if (forgotten.length > 0) signals.tell('outbox')
    },

    async hasPassed(person) {
      const rows = await db.run<{ id: string }>(
        'rehearsal.passed',
        'select id from rehearsal where person_id = $1 and passed limit 1',
        [person],
      )
      return rows.length > 0
    },
  }
}
