// The job queue: carries ids only; losing it loses nothing because sweeps re-create what is missing.

export type Job =
  | { readonly kind: 'due'; readonly caseId: string; readonly key: string; readonly at: string }
  | { readonly kind: 'render'; readonly outboxId: string }

export interface Queue {
  /** Adds a job under an id; the same id is not added twice while it waits. */
  add(id: string, job: Job, delayMs?: number): Promise<void>
  work(run: (job: Job) => Promise<void>): Promise<void>
  /** Reaches its backend; a sentence when not. */
  check(): Promise<string | undefined>
  stop(): Promise<void>
}
