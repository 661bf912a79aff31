// Personnel data on PostgreSQL: one sealed list of rows per person and kind.
import { z } from 'zod'
import type { PersonId } from '../model/person.ts'
import { type DataKind, dataKinds, keyOf, type PersonnelFile, type Row } from '../model/personnel-file.ts'
import type { PersonnelStore } from '../ports/personnel-store.ts'
import type { Session } from './database.ts'
import type { Keeper } from './keeper.ts'

const place = (person: PersonId, kind: string): string => `personnel.content/${person}/${kind}`

// Sealed by this store from rows that the import checked.
const rowsOf = <K extends DataKind>() => z.custom<readonly Row<K>[]>(value => Array.isArray(value))
const known = z.enum(dataKinds)

export function openPersonnelStore({ db, sealer }: Keeper): PersonnelStore {
  async function find<K extends DataKind>(session: Session, person: PersonId, kind: K): Promise<readonly Row<K>[]> {
    const [row] = await session.run<{ content: string }>(
      'personnel.find',
      'select content from personnel where person_id = $1 and kind = $2 for update',
      [person, kind],
    )
    return row === undefined ? [] : rowsOf<K>().parse(JSON.parse(sealer.open(row.content, place(person, kind))))
  }

  return {
    async file(person) {
      const rows = await db.run<{ kind: string; content: string }>(
        'personnel.file',
        'select kind, content from personnel where person_id = $1 order by kind',
        [person],
      )
      const entries = rows.map(({ kind, content }) => [
        known.parse(kind),
        rowsOf().parse(JSON.parse(sealer.open(content, place(person, kind)))),
      ])
      return Object.fromEntries(entries) as PersonnelFile
    },

    async put(kind, rows) {
      await db.transaction(async session => {
        // One import at a time: whoever comes second merges into what the first one wrote.
        await session.run('personnel.lock', 'select pg_advisory_xact_lock(hashtext($1))', [`haosan data ${db.schema}`])
        for (const [person, own] of rows) {
          const merged = new Map((await find(session, person, kind)).map(row => [keyOf(kind, row), row]))
          for (const row of own) merged.set(keyOf(kind, row), row)
          const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
          await session.run(
            'personnel.put',
            `insert into personnel (person_id, kind, content) values ($1, $2, $3)
             on conflict (person_id, kind) do update set content = excluded.content`,
            [person, kind, sealer.seal(JSON.stringify(sorted), place(person, kind))],
          )
        }
      })
    },
  }
}
