// People of the workspace, for linking by e-mail that Slack has confirmed; bots and guests of other workspaces are nobody's account.
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../src/model/refusal.ts'
import type { DirectoryEntry } from '../../src/ports/platform.ts'
import { call, type Desk } from './desk.ts'
import { slackAccount } from './read.ts'

const pageSize = 200
const longestPauseMs = 60_000

/**
 * Waits where Slack asks for haste to end; throws AppError `credentials` without `users:read` and `users:read.email`.
 */
export async function* people(desk: Omit<Desk, 'accept' | 'told'>): AsyncIterable<DirectoryEntry> {
  const own = await patiently(desk, () => call(desk, 'auth.test', desk.client.auth.test()))
  let cursor: string | undefined
  do {
    const page = await patiently(desk, () =>
      call(desk, 'users.list', desk.client.users.list({ limit: pageSize, ...(cursor && { cursor }) })),
    )
    for (const member of page.members ?? []) {
      if (member.id === undefined || member.is_bot === true || member.id === 'USLACKBOT') continue
      if (member.team_id !== undefined && own.team_id !== undefined && member.team_id !== own.team_id) continue
      const confirmed = member.is_email_confirmed === true ? member.profile?.email?.toLowerCase() : undefined
      yield { account: slackAccount(member.id), email: confirmed, active: member.deleted !== true }
    }
    cursor = page.response_metadata?.next_cursor
  } while (cursor)
}

/** A page that is refused for haste comes after the pause Slack asks for. */
async function patiently<T>({ deps }: Omit<Desk, 'accept' | 'told'>, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch (fault) {
      if (!(fault instanceof AppError) || fault.kind !== 'throttled' || fault.retryAt === undefined) throw fault
      const wait = Date.parse(fault.retryAt) - Date.parse(deps.clock.now())
      await pause(Math.min(Math.max(wait, 0), longestPauseMs))
    }
  }
}
