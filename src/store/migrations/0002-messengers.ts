// Outside messengers: what adapters remember, who holds a connection, which browser opened a sealed link, where an account came from.
import { type Kysely, sql } from 'kysely'

const tables = `
create table adapter_memory (
  platform text not null,
  key text not null,
  value text not null,
  primary key (platform, key)
);

-- One row per long connection: the process that holds it, and when it last said so.
create table connection (
  platform text primary key,
  owner text not null,
  since timestamptz(3) not null,
  beat_at timestamptz(3) not null,
  trouble text
);

-- A sealed link belongs to the browser that opened it first; of both only digests are kept.
create table opened_link (
  digest text primary key,
  browser text not null,
  expires_at timestamptz(3) not null
);

-- Accounts of a file stay until the next file; those of a messenger's own directory until its next sync.
alter table account add column source text not null default 'file' check (source in ('file', 'sync'));
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db)
}
