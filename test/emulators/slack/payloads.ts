// The payloads Slack pushes, in the shape of its documentation (docs.slack.dev/reference/events, /reference/interaction-payloads).
import type { Block, View } from './schema.ts'
import { appId, botUser, teamId, type Workspace } from './workspace.ts'

const person = (id: string) => ({ id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: teamId })
const app = { token: 'verification-token-of-old', api_app_id: appId }
const team = { id: teamId, domain: 'haosan' }

export const eventCallback = (workspace: Workspace, event: Readonly<Record<string, unknown>>) => ({
  ...app,
  team_id: teamId,
  type: 'event_callback',
  event_id: workspace.id('Ev'),
  event_time: Math.floor(Date.now() / 1_000),
  event_context: '4-eyJldCI6Im1lc3NhZ2UifQ',
  is_ext_shared_channel: false,
  authorizations: [
    { enterprise_id: null, team_id: teamId, user_id: botUser, is_bot: true, is_enterprise_install: false },
  ],
  event,
})

/** Slack escapes three letters in what people type. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export const messageEvent = (channel: string, user: string, ts: string, text: string) => ({
  type: 'message',
  channel_type: 'im',
  channel,
  user,
  text: escaped(text),
  ts,
  event_ts: ts,
  client_msg_id: '5c9f1f5e-0000-4000-8000-000000000000',
  team: teamId,
  blocks: [{ type: 'rich_text', block_id: 'x', elements: [] }],
})

/** What a private channel tells the bot that is in it; `subtype` for whoever left. */
export const channelEvent = (channel: string, user: string, ts: string, text: string, subtype?: string) => ({
  ...messageEvent(channel, user, ts, text),
  channel_type: 'group',
  ...(subtype && { subtype }),
})

export const homeOpened = (channel: string, user: string, ts: string, tab = 'messages') => ({
  type: 'app_home_opened',
  user,
  channel,
  tab,
  event_ts: ts,
})

export interface Control {
  readonly block_id: string
  readonly action_id: string
  readonly value?: string | undefined
  readonly label: string
}

const interaction = (user: string, trigger: string) => ({
  ...app,
  user: person(user),
  team,
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: trigger,
})

const acted = ({ block_id, action_id, value, label }: Control, ts: string) => ({
  type: 'button',
  block_id,
  action_id,
  ...(value !== undefined && { value }),
  text: { type: 'plain_text', text: label, emoji: false },
  action_ts: ts,
})

export const messageClick = (
  at: { readonly user: string; readonly trigger: string; readonly channel: string; readonly actionTs: string },
  message: { readonly ts: string; readonly text: string; readonly blocks: readonly Block[] },
  control: Control,
) => ({
  type: 'block_actions',
  ...interaction(at.user, at.trigger),
  container: { type: 'message', message_ts: message.ts, channel_id: at.channel, is_ephemeral: false },
  channel: { id: at.channel, name: 'directmessage' },
  message: { type: 'message', user: botUser, ts: message.ts, text: message.text, blocks: message.blocks },
  state: { values: {} },
  response_url: `https://hooks.slack.com/actions/${teamId}/1/1`,
  actions: [acted(control, at.actionTs)],
})

interface Shown {
  readonly id: string
  readonly hash: string
  readonly view: View
}

const viewOf = ({ id, hash, view }: Shown, values: object) => ({
  id,
  hash,
  team_id: teamId,
  app_id: appId,
  root_view_id: id,
  private_metadata: '',
  ...view,
  state: { values },
})

export const viewClick = (
  at: { readonly user: string; readonly trigger: string; readonly actionTs: string },
  shown: Shown,
  control: Control,
) => ({
  type: 'block_actions',
  ...interaction(at.user, at.trigger),
  container: { type: 'view', view_id: shown.id },
  view: viewOf(shown, {}),
  actions: [acted(control, at.actionTs)],
})

export const viewSubmission = (
  at: { readonly user: string; readonly trigger: string },
  shown: Shown,
  values: object,
) => ({
  type: 'view_submission',
  ...interaction(at.user, at.trigger),
  view: viewOf(shown, values),
  response_urls: [],
})
