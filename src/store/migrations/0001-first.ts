// The first schema: the record and its seals, inbox, outbox, directory, files, conversations, settings.
import { type Kysely, sql } from 'kysely'

const tables = `
create table setting (name text primary key, value text not null);

-- The record. Hash and digest are in clear and verify without the content, which is sealed.
create table case_event (
  case_id text not null,
  seq int not null check (seq > 0),
  at timestamptz(3) not null,
  by text not null,
  cause text not null,
  kind text not null,
  prev text not null,
  hash text not null,
  digest text not null,
  salt text not null,
  content text not null,
  primary key (case_id, seq)
);

-- Append-only. Only re-keying may write again, and only the sealed columns.
create function case_event_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('haosan.rekey', true) = 'on' then
    if to_jsonb(new) - 'salt' - 'content' = to_jsonb(old) - 'salt' - 'content' then
      return new;
    end if;
  end if;
  raise exception 'case_event is append-only';
end $$;
create trigger case_event_append_only before update or delete on case_event
  for each row execute function case_event_is_append_only();
create trigger case_event_never_truncated before truncate on case_event
  for each statement execute function case_event_is_append_only();

-- The fold of the record, kept for reading; \`seal\` authenticates seq and head_hash.
create table "case" (
  id text primary key,
  flow text not null,
  flow_version int not null,
  stage text not null,
  employee_id text not null,
  proposed_by text not null,
  opened_at timestamptz(3) not null,
  ended_at timestamptz(3),
  seq int not null,
  head_hash text not null,
  seal text not null,
  next_due timestamptz(3),
  state text not null
);
create unique index case_one_open_per_employee on "case" (employee_id) where ended_at is null;
create index case_by_opening on "case" (opened_at);

create table case_person (
  case_id text not null references "case" (id),
  role text not null,
  person_id text not null,
  primary key (case_id, role)
);
create index case_person_by_person on case_person (person_id);

-- One row per case opened, gapless and chained; the head stands in \`setting\`, authenticated.
create table register (
  n int primary key,
  case_id text not null unique,
  at timestamptz(3) not null,
  prev text not null,
  hash text not null,
  mac text not null
);

create table inbox (
  id bigint generated always as identity primary key,
  key text not null unique,
  lane text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'dead')),
  attempts int not null default 0,
  run_at timestamptz not null default now(),
  leased_until timestamptz,
  accepted_at timestamptz not null default now(),
  event text not null,
  answer text,
  why text
);
create index inbox_unfinished on inbox (lane, id) where status in ('queued', 'running');
create index inbox_queued on inbox (run_at, id) where status = 'queued';
create index inbox_leases on inbox (leased_until) where status = 'running';

create table outbox (
  id bigint generated always as identity primary key,
  key text not null unique,
  lane text not null,
  case_id text,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'dead')),
  attempts int not null default 0,
  due_at timestamptz not null,
  leased_until timestamptz,
  effect text not null,
  why text
);
create index outbox_unfinished on outbox (lane, id) where status in ('queued', 'running');
create index outbox_queued on outbox (due_at, id) where status = 'queued';
create index outbox_leases on outbox (leased_until) where status = 'running';

create table shown_card (
  card_key text primary key,
  platform text not null,
  account text not null,
  message text not null,
  shown_at text not null,
  hash text not null,
  revision int not null,
  ref text not null
);

create table deadline (
  case_id text not null,
  key text not null,
  at timestamptz(3) not null,
  provisional boolean not null,
  handed boolean not null default false,
  primary key (case_id, key)
);
create index deadline_waiting on deadline (at) where not handed;

create table person (id text primary key, profile text not null, private text not null);
create table account (
  platform text not null,
  id text not null,
  person_id text not null references person (id),
  primary key (platform, id)
);
create index account_by_person on account (person_id);

create table file (
  id text primary key,
  case_id text,
  name text not null,
  mime text not null,
  size int not null,
  sha256 text not null,
  by text not null,
  at text not null,
  bytes bytea not null
);

create table conversation (account text primary key, cursor bigint not null);
create table chat_line (
  account text not null,
  id text not null,
  key text not null,
  cursor bigint not null,
  at text not null,
  sender text not null,
  content text not null,
  primary key (account, id),
  unique (account, key)
);
create index chat_line_by_cursor on chat_line (account, cursor);

create table sign_in_link (
  digest text primary key,
  person_id text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table session (digest text primary key, person_id text not null, expires_at timestamptz not null);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db)
}
