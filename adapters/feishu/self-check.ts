// What an administrator can check and mend: credentials, bot, scopes, subscriptions, clock. Each with its cure.
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { PlatformFinding } from '../../src/ports/platform.ts'
import type { FeishuApi } from './api.ts'
import { eventTypes } from './read.ts'
import { askScopes, readScopes, roomScopes, scopes } from './scopes.ts'
import type { FeishuSettings } from './settings.ts'
import { looksLikeAppId } from './socket.ts'

/** Signatures are good for five minutes on both sides. */
const mostSkewMs = 60_000

const subscriptions = z.object({
  app: z.object({
    event: z.object({ subscribed_events: z.array(z.string()).optional() }).optional(),
    callback: z.object({ subscribed_callbacks: z.array(z.string()).optional() }).optional(),
    callback_info: z.object({ subscribed_callbacks: z.array(z.string()).optional() }).optional(),
  }),
})

/** One finding a matter, failed ones with their cure; without working credentials nothing else is asked. */
export async function selfCheck(
  settings: FeishuSettings,
  api: FeishuApi,
  clock: Clock,
): Promise<readonly PlatformFinding[]> {
  const ids = appId(settings)
  const credentials = await checked('credentials', () => askScopes(api))
  const skew = await clockSkew(settings.baseUrl, clock)
  if (credentials.finding.state === 'fail') return [...ids, credentials.finding, ...skew]
  const granted = readScopes(credentials.answer)
  const rooms = granted !== undefined && roomScopes.every(scope => granted.has(scope))
  return [...ids, credentials.finding, ...scopeFindings(granted), await subscribed(settings, api, rooms), ...skew]
}

/** The SDK would start no connection and say nothing. */
const appId = ({ appId: id, mode }: FeishuSettings): readonly PlatformFinding[] =>
  looksLikeAppId(id)
    ? []
    : [
        {
          what: 'app id',
          state: mode === 'socket' ? 'fail' : 'warn',
          text: 'FEISHU_APP_ID is not of the form cli_ and sixteen hex digits; the long connection would not start.',
          cure: 'Copy the App ID from the developer console, 凭证与基础信息.',
        },
      ]

async function checked(
  what: string,
  ask: () => Promise<unknown>,
): Promise<{ readonly finding: PlatformFinding; readonly answer?: unknown }> {
  try {
    const answer = await ask()
    return { finding: { what, state: 'ok', text: 'The app id and secret are accepted.' }, answer }
  } catch (fault) {
    const text = fault instanceof AppError ? fault.message : 'Feishu could not be reached.'
    const answered = fault instanceof AppError && fault.kind !== 'unavailable'
    const cure = answered
      ? 'Look the code up in docs/connect/feishu.md, "When something is wrong".'
      : 'Check FEISHU_BASE_URL, and that this server may reach it.'
    return { finding: { what, state: 'fail', text, cure } }
  }
}

function scopeFindings(granted: ReadonlySet<string> | undefined): readonly PlatformFinding[] {
  if (granted === undefined) {
    const cure = 'Compare the scopes of the app (权限管理) with the table of docs/connect/feishu.md.'
    return [{ what: 'scopes', state: 'warn', text: 'Feishu did not say which scopes are granted.', cure }]
  }
  const missing = scopes.filter(scope => !granted.has(scope.name))
  if (missing.length === 0)
    return [{ what: 'scopes', state: 'ok', text: `${scopes.length} scopes are granted.` }, roomFinding(granted)]
  return [
    roomFinding(granted),
    {
      what: 'scopes',
      state: missing.some(scope => scope.for === 'messages') ? 'fail' : 'warn',
      text: `Not granted: ${missing.map(scope => scope.name).join(', ')}.`,
      cure: 'Add them in the developer console (权限管理), create a version and have it approved.',
    },
  ]
}

/** Rooms are the company's choice: nothing is wrong without them. */
function roomFinding(granted: ReadonlySet<string>): PlatformFinding {
  const missing = roomScopes.filter(scope => !granted.has(scope))
  const text =
    missing.length === 0
      ? 'Can be opened: a group for each.'
      : `Are off without ${missing.join(', ')}; the talk has minutes instead.`
  return { what: 'talk rooms', state: 'ok', text }
}

/** Needs a scope of its own (application:application:self_manage), so it may well be unknown. */
async function subscribed({ appId: id }: FeishuSettings, api: FeishuApi, rooms: boolean): Promise<PlatformFinding> {
  const what = 'subscriptions'
  // A room says that whoever leaves the group ends it; that has to be heard.
  const wanted = [eventTypes.message, eventTypes.entered, ...(rooms ? [eventTypes.left] : [])]
  const cure = `Subscribe to ${wanted.join(', ')} and the callback ${eventTypes.click} (事件与回调), then publish a version.`
  try {
    const path = `/open-apis/application/v6/applications/${encodeURIComponent(id)}`
    const answer = await api.call({ method: 'GET', path, params: { lang: 'zh_cn' } })
    const { app } = subscriptions.parse(answer)
    const events = new Set(app.event?.subscribed_events ?? [])
    const callbacks = new Set([...((app.callback ?? app.callback_info)?.subscribed_callbacks ?? [])])
    const missing = [
      ...wanted.filter(type => !events.has(type)),
      ...[eventTypes.click].filter(type => !callbacks.has(type)),
    ]
    return missing.length === 0
      ? { what, state: 'ok', text: 'Messages, opened chats and card clicks are subscribed.' }
      : { what, state: 'fail', text: `Not subscribed: ${missing.join(', ')}.`, cure }
  } catch {
    return { what, state: 'warn', text: 'The subscriptions cannot be read with the scopes the app has.', cure }
  }
}

async function clockSkew(baseUrl: string, clock: Clock): Promise<readonly PlatformFinding[]> {
  try {
    const response = await fetch(baseUrl, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    const theirs = Date.parse(response.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return []
    const skew = Math.abs(Date.parse(clock.now()) - theirs)
    const text = `The clock differs from Feishu's by ${Math.round(skew / 1_000)} s.`
    return skew <= mostSkewMs
      ? [{ what: 'clock', state: 'ok', text }]
      : [
          {
            what: 'clock',
            state: skew > 5 * mostSkewMs ? 'fail' : 'warn',
            text,
            cure: 'Set the clock of this server by NTP.',
          },
        ]
  } catch {
    const cure = 'Check FEISHU_BASE_URL, and that this server may reach it.'
    return [{ what: 'clock', state: 'warn', text: 'Feishu could not be asked for the time.', cure }]
  }
}
