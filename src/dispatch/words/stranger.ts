// Somebody without a staff record: one fixed sentence, at most once an hour, and nothing about anything.
import type { InstantText } from '../../model/dates.ts'
import type { AccountRef } from '../../model/person.ts'
import type { Inbox, InboxRow } from '../../ports/inbox.ts'
import { type Answer, sentence } from '../answer.ts'
import type { Settled } from '../click/settle.ts'

export interface StrangerDeps {
  readonly inbox: Inbox
  /** True when this account was not answered since `before`. */
  readonly answerStranger: (account: AccountRef, now: InstantText, before: InstantText) => Promise<boolean>
}

const pauseMs = 3_600_000

/** Whoever is not linked learns nothing: not even whether anything exists. */
export async function onStranger(deps: StrangerDeps, row: InboxRow, account: AccountRef): Promise<Settled> {
  const answer = (await isAnswered(deps, row, account)) ? sentence('spine.not-linked') : {}
  return finish(deps, row, answer)
}

async function isAnswered(deps: StrangerDeps, { event }: InboxRow, account: AccountRef): Promise<boolean> {
  // A press waits for its answer; whoever only opens the conversation asked nothing.
  if (event.what.kind !== 'text') return event.what.kind === 'press'
  return strangerHears(deps, account)
}

/** True once an hour for an account, whichever way they came. */
export function strangerHears(
  { answerStranger }: Pick<StrangerDeps, 'answerStranger'>,
  account: AccountRef,
): Promise<boolean> {
  const now = Date.now()
  const at = (ms: number): InstantText => new Date(ms).toISOString()
  return answerStranger(account, at(now), at(now - pauseMs))
}

async function finish(deps: StrangerDeps, row: InboxRow, answer: Answer): Promise<Settled> {
  await deps.inbox.finish(row.event.key, answer)
  return { answer }
}
