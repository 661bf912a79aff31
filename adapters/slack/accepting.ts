// Handing an event to the spine, and what comes of it: kept, to be delivered again, or refused for good.
import { AppError } from '../../src/model/refusal.ts'
import type { Ack } from '../../src/ports/platform.ts'
import { toast } from './clicks/outcome.ts'
import type { Desk } from './desk.ts'
import type { Click } from './read.ts'

export interface Received {
  /** False asks Slack to deliver again, where it does; the sender of the bytes sees no acknowledgement. */
  readonly ack: boolean
  /** What the acknowledgement of a modal carries. */
  readonly body?: Readonly<Record<string, unknown>> | undefined
  /** What follows; nothing of it is owed to Slack's three seconds. */
  readonly after?: (() => Promise<void>) | undefined
}

/** What came of handing it in; `again` when the spine could not keep the event, `refused` when no repetition would help. */
export async function accepted<T>(desk: Desk, work: () => Promise<T>): Promise<T | 'again' | 'refused'> {
  try {
    return await work()
  } catch (fault) {
    const hopeless = fault instanceof AppError && (fault.kind === 'invalid' || fault.kind === 'rejected')
    desk.deps.log.error('an event from Slack was not accepted', fault, { again: !hopeless })
    return hopeless ? 'refused' : 'again'
  }
}

/** The spine's sentence beside the card, and what is wrong with a form that was pressed without its fields. */
export async function afterPress(
  desk: Desk,
  { account, key, channel }: Pick<Click, 'account' | 'key' | 'channel'>,
  ack: Ack,
): Promise<void> {
  const text = [ack.toast?.text, ...Object.values(ack.fields ?? {})].filter(one => one !== undefined).join('\n')
  if (text !== '') await toast(desk, account, text, key, channel)
}
