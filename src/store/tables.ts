// The tables as Kysely sees them. `sealed` marks text that only the store's sealer can read.
import type { Generated } from 'kysely'

type Sealed = string
/** An instant as ISO text in UTC. */
type Instant = string
type Status = 'queued' | 'running' | 'done' | 'dead'

export interface CaseEventTable {
  case_id: string
  seq: number
  at: Instant
  by: string
  cause: string
  kind: string
  prev: string
  hash: string
  digest: string
  salt: Sealed
  content: Sealed
}

export interface CaseTable {
  id: string
  flow: string
  flow_version: number
  stage: string
  employee_id: string
  proposed_by: string
  opened_at: Instant
  ended_at: Instant | null
  seq: number
  head_hash: string
  seal: string
  next_due: Instant | null
  state: Sealed
}

export interface RegisterTable {
  n: number
  case_id: string
  at: Instant
  prev: string
  hash: string
  mac: string
}

interface InboxTable {
  id: Generated<string>
  key: string
  lane: string
  status: Generated<Status>
  attempts: Generated<number>
  run_at: Generated<Instant>
  leased_until: Instant | null
  accepted_at: Generated<Instant>
  /** Null once its text was erased. */
  event: Sealed | null
  answer: Sealed | null
  why: string | null
}

interface OutboxTable {
  id: Generated<string>
  key: string
  lane: string
  case_id: string | null
  status: Generated<Status>
  attempts: Generated<number>
  due_at: Instant
  leased_until: Instant | null
  effect: Sealed | null
  why: string | null
}

interface FileTable {
  id: string
  case_id: string | null
  name: Sealed
  mime: string
  size: number
  sha256: string
  by: string
  at: string
  bytes: Buffer
}

interface ChatLineTable {
  account: string
  id: string
  key: string
  cursor: string
  at: string
  sender: string
  content: Sealed
}

export interface Tables {
  setting: { name: string; value: string }
  case_event: CaseEventTable
  case: CaseTable
  case_person: { case_id: string; role: string; person_id: string }
  register: RegisterTable
  inbox: InboxTable
  outbox: OutboxTable
  shown_card: {
    card_key: string
    platform: string
    account: string
    message: string
    shown_at: string
    hash: string
    revision: number
    ref: string
  }
  deadline: { case_id: string; key: string; at: Instant; provisional: boolean; handed: Generated<boolean> }
  person: { id: string; profile: Sealed; private: Sealed }
  account: { platform: string; id: string; person_id: string; source: Generated<'file' | 'sync'> }
  personnel: { person_id: string; kind: string; content: Sealed }
  rehearsal: { id: string; person_id: string; started_at: Instant; passed: boolean; content: Sealed | null }
  file: FileTable
  conversation: { account: string; cursor: string }
  chat_line: ChatLineTable
  sign_in_link: { digest: string; person_id: string; expires_at: Instant; used_at: Instant | null }
  session: { digest: string; person_id: string; expires_at: Instant }
}
