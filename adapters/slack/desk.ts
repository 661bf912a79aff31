// What every part of this adapter has at hand: the configuration, the SDK's client and what the spine gives.
import type { WebClient } from '@slack/web-api'
import type { AccountRef, Locale } from '../../src/model/person.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Accept } from '../../src/ports/platform.ts'
import type { SentFiles } from '../../src/ports/sent-files.ts'
import type { SlackConfig } from './client.ts'
import { slackFault } from './errors.ts'

export interface Desk {
  readonly config: SlackConfig
  readonly deps: MessengerDeps
  readonly client: WebClient
  readonly sentFiles: SentFiles
  readonly accept: Accept
  /** Looks at cards that this process has told the spine of. */
  readonly told: Set<string>
  /** Person and their conversation with the bot, as this process last saw it: whoever writes brings it along. */
  readonly conversations: Map<string, string>
}

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A call whose fault comes out in the spine's terms. */
export async function call<T>(desk: Pick<Desk, 'deps'>, method: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (fault) {
    throw slackFault(fault, method, Date.parse(desk.deps.clock.now()))
  }
}

/** The words of this adapter in the reader's language. */
export async function sayTo(desk: Pick<Desk, 'deps'>, account: AccountRef): Promise<Say> {
  // Somebody has to be told that nothing was kept also when the directory cannot be read.
  const person = await desk.deps.personOf(account).catch(() => undefined)
  const locale: Locale = person?.locale ?? 'zh-CN'
  return (key, values) => desk.deps.say(locale, key, values)
}
