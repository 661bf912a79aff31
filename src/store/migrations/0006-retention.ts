// What people typed leaves inbox and outbox once no redelivery can need it; what adapters remember knows when it was written.
import { type Kysely, sql } from 'kysely'

const change = `
alter table inbox alter column event drop not null;
alter table outbox alter column effect drop not null;
alter table adapter_memory add column at timestamptz(3) not null default now();
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(change).execute(db)
}
