// Rehearsals of the talk: private to whoever rehearsed, sealed, and forgotten after a while; that one was passed stays.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table rehearsal (
        id text primary key,
        person_id text not null,
        started_at timestamptz(3) not null,
        passed boolean not null default false,
        content text
      )`,
    )
    .execute(db)
  await sql.raw('create index rehearsal_by_person on rehearsal (person_id) where passed').execute(db)
}
