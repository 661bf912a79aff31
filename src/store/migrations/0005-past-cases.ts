// A person's ended cases are looked up whenever a new one is started with them (product P7).
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create index case_ended_by_employee on "case" (employee_id) where ended_at is not null').execute(db)
}
