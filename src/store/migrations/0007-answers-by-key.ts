// An answer is sealed in the place of its event's key, which is known before the row is. Those of before cannot be opened there;
// a delivery that is repeated across the change is told that its answer is on its way.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('update inbox set answer = null where answer is not null').execute(db)
}
