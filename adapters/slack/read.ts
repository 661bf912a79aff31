// Raw payload → what happened: something for the spine, something to open, or nothing that concerns Haosan.
import type { FormValues } from '../../src/model/card.ts'
import { type InboundEvent, longestText } from '../../src/model/inbound.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { DidInGroup } from '../../src/ports/room.ts'
import { type Address, cardKeyOf, readAction } from './cards/address.ts'
import { typedText } from './cards/mrkdwn.ts'
import {
  type BlockActions,
  blockActions,
  eventCallback,
  message,
  type ViewSubmission,
  viewSubmission,
} from './payload.ts'

export type Happening =
  | {
      readonly kind: 'event'
      readonly event: InboundEvent
      readonly account: AccountRef
      readonly channel?: string | undefined
    }
  /** A text that is longer than what may be stored. */
  | { readonly kind: 'too-long'; readonly account: AccountRef; readonly key: string; readonly channel: string }
  /** A file sent without a form: nobody could say what it belongs to. */
  | { readonly kind: 'loose-file'; readonly account: AccountRef; readonly key: string; readonly channel: string }
  /** Something in a channel; whether that channel is a room of ours is not told by the payload. */
  | {
      readonly kind: 'in-channel'
      readonly account: AccountRef
      readonly channel: string
      readonly key: string
      readonly did: DidInGroup
    }
  | Click
  | { readonly kind: 'submitted'; readonly account: AccountRef; readonly submission: ViewSubmission }
  | { readonly kind: 'nothing'; readonly why: string }

export interface Click {
  readonly kind: 'click'
  readonly account: AccountRef
  readonly address: Address
  readonly cardKey: string
  readonly value: string
  readonly key: string
  readonly trigger?: string | undefined
  /** The conversation and message it was pressed in; absent inside a modal. */
  readonly channel?: string | undefined
  readonly ts?: string | undefined
  readonly view?: BlockActions['view']
}

/** A person by their id in the workspace (`U…`, `W…`). */
export const slackAccount = (user: string): AccountRef => ({ platform: 'slack', id: user })

/** Never throws: what Haosan does not read is `nothing`, with its reason for the log. */
export function readPayload(payload: unknown, at: string): Happening {
  const callback = eventCallback.safeParse(payload)
  if (callback.success) return readEvent(callback.data, at)
  const actions = blockActions.safeParse(payload)
  if (actions.success) return readClick(actions.data)
  const submission = viewSubmission.safeParse(payload)
  if (!submission.success) return { kind: 'nothing', why: 'not a payload Haosan reads' }
  if (foreign(submission.data)) return { kind: 'nothing', why: 'a person of another workspace' }
  return { kind: 'submitted', account: slackAccount(submission.data.user.id), submission: submission.data }
}

function readEvent(
  { event, event_id, is_ext_shared_channel }: ReturnType<typeof eventCallback.parse>,
  at: string,
): Happening {
  if (is_ext_shared_channel === true) return { kind: 'nothing', why: 'a channel shared with another company' }
  if (event.type === 'app_home_opened') {
    if (!('tab' in event) || event.tab !== 'messages') return { kind: 'nothing', why: 'another tab' }
    const account = slackAccount(event.user)
    return { kind: 'event', account, event: { key: `slack:${event_id}`, from: account, at, what: { kind: 'opened' } } }
  }
  const read = message.safeParse(event)
  if (!read.success) return { kind: 'nothing', why: `an event ${event.type}` }
  const { channel_type, subtype, bot_id, user, channel, text, ts } = read.data
  if (channel_type !== 'im' && channel_type !== 'group') return { kind: 'nothing', why: 'not a private conversation' }
  // Edits, deletions and joins are messages with a subtype; the bot hears itself with a bot_id.
  if (bot_id !== undefined || user === undefined) return { kind: 'nothing', why: 'a message of a bot' }
  const left = channel_type === 'group' && (subtype === 'group_leave' || subtype === 'channel_leave')
  if (left)
    return { kind: 'in-channel', account: slackAccount(user), channel, key: `slack:left:${channel}:${ts}`, did: 'left' }
  if (subtype !== undefined && subtype !== 'file_share') return { kind: 'nothing', why: `a message ${subtype}` }
  const account = slackAccount(user)
  // One text may come as two events; its place in the conversation is one.
  const key = `slack:message:${channel}:${ts}`
  const typed = typedText(text).trim()
  if (channel_type === 'group') {
    const did = typed !== '' ? { said: typed } : subtype === 'file_share' ? 'sent-other' : undefined
    return did === undefined ? { kind: 'nothing', why: 'no text' } : { kind: 'in-channel', account, channel, key, did }
  }
  if (typed.length > longestText) return { kind: 'too-long', account, key, channel }
  if (typed === '')
    return subtype === 'file_share'
      ? { kind: 'loose-file', account, key, channel }
      : { kind: 'nothing', why: 'no text' }
  return { kind: 'event', account, channel, event: { key, from: account, at, what: { kind: 'text', text: typed } } }
}

function readClick(payload: BlockActions): Happening {
  if (foreign(payload)) return { kind: 'nothing', why: 'a person of another workspace' }
  const [action] = payload.actions
  const address = action && readAction(action.action_id)
  if (action === undefined || address === undefined || address.verb === 'link')
    return { kind: 'nothing', why: 'not a control of a card' }
  const channel = payload.channel?.id
  const ts = payload.container?.message_ts
  const place = payload.view === undefined ? `${channel}:${ts}` : payload.view.id
  return {
    kind: 'click',
    account: slackAccount(payload.user.id),
    address,
    cardKey: cardKeyOf(action.block_id),
    value: action.value ?? '',
    // Slack never repeats a click; a person may press the same button again after going back, which is a new one.
    key: `slack:click:${place}:${payload.user.id}:${action.action_ts}`,
    trigger: payload.trigger_id,
    channel,
    ts,
    view: payload.view,
  }
}

/** User ids are unique in one workspace only. On Enterprise Grid the person's own workspace may be another one. */
const foreign = ({ user, team, enterprise }: Pick<BlockActions, 'user' | 'team' | 'enterprise'>): boolean =>
  !enterprise && user.team_id !== undefined && team?.id !== undefined && user.team_id !== team.id

/** The event of a pressed button or a submitted form; `key` makes a second delivery the same event. */
export const pressEvent = (
  account: AccountRef,
  key: string,
  at: string,
  token: string,
  values?: FormValues,
): InboundEvent => ({
  key,
  from: account,
  at,
  what: { kind: 'press', token, values: values && Object.fromEntries(Object.entries(values).map(copied)) },
})

const copied = ([name, value]: readonly [string, string | readonly string[]]): [string, string | string[]] => [
  name,
  typeof value === 'string' ? value : [...value],
]
