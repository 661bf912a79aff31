// Personnel data: performance, training, leave, open claims and the like, one sealed list per person and kind.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table personnel (
        person_id text not null references person (id),
        kind text not null,
        content text not null,
        primary key (person_id, kind)
      )`,
    )
    .execute(db)
}
