// The case record: load, and one transaction that appends events and everything that follows from them.
import type { CaseState } from '../model/case.ts'
import type { CaseEvent, EventDraft } from '../model/case-event.ts'
import type { InstantText } from '../model/dates.ts'
import type { Deadline, Effect } from '../model/effect.ts'
import type { PersonId } from '../model/person.ts'
import type { Origin } from './inbox.ts'

export interface Commit {
  /** The event that caused this, marked done in the same transaction; one that arrives needs a free lane. */
  readonly origin?: Origin | undefined
  readonly caseId: string
  /** `seq` of the state the decision was made on; 0 for a new case. */
  readonly expectedSeq: number
  readonly events: readonly EventDraft[]
  /** The fold of the log including `events` (its `seq` is expectedSeq + events.length). */
  readonly state: CaseState
  readonly effects: readonly Effect[]
  /** All deadlines of the case from now on; the store makes its table equal to this list. */
  readonly deadlines: readonly Deadline[]
  /** What a repeated delivery of the same press is answered. */
  readonly answer?: unknown
}

export interface CaseSummary {
  readonly id: string
  readonly flow: string
  readonly stage: string
  readonly employeeNo: PersonId
  readonly openedAt: InstantText
  readonly nextDue: InstantText | null
}

/** An event as its chain holds it, with what its own hash covers beside the content. */
export interface ChainedEvent extends CaseEvent {
  readonly salt: string
  readonly digest: string
}

export interface CaseStore {
  load(caseId: string): Promise<CaseState | undefined>
  /** `stale` when somebody else committed first or comes first (decide again); `duplicate` when a new case's employee already has an open one. */
  commit(commit: Commit): Promise<'done' | 'stale' | 'duplicate'>
  events(caseId: string): Promise<readonly CaseEvent[]>
  /** The same with salts: whoever has them can compute each hash anew. */
  chained(caseId: string): Promise<readonly ChainedEvent[]>
  list(): Promise<readonly CaseSummary[]>
  openIds(): Promise<readonly string[]>
  /** Open cases this person takes part in, in any role. */
  ofPerson(person: PersonId): Promise<readonly CaseState[]>
  /** Ended cases with this employee, oldest first. */
  endedOf(employee: PersonId): Promise<readonly CaseState[]>
  openCaseOf(employee: PersonId): Promise<string | undefined>
  /** Employer-proposed mutual cases opened since an instant (collective radar). */
  openedSince(since: InstantText): Promise<number>
}
