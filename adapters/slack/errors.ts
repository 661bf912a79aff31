// Slack's error codes in the spine's own terms: wait, mend the set-up, send anew, give up on this receiver, or a fault of ours.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { AppError, type RefusalKind } from '../../src/model/refusal.ts'

const codes: Readonly<Partial<Record<RefusalKind, readonly string[]>>> = {
  throttled: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  unavailable: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'],
  credentials: [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'missing_scope',
    'not_allowed_token_type',
    'no_permission',
    'team_access_not_granted',
    'team_disabled',
    'user_removed_from_team',
    'org_login_required',
    'ekm_access_denied',
    'app_missing_action_url',
  ],
  gone: ['message_not_found', 'cant_update_message', 'edit_window_closed'],
  /** This receiver or this message, for good: the account is closed, or the person has shut the bot out. */
  rejected: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'user_not_found',
    'users_not_found',
    'user_disabled',
    'user_not_visible',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'restricted_action',
    'file_not_found',
    'file_deleted',
  ],
}

/** What an administrator does, in the log and in the doctor's own words; docs/connect/slack.md says the same. */
const install = 'Install the app again and copy SLACK_BOT_TOKEN anew.'
const cures: Readonly<Record<string, string>> = {
  invalid_auth: install,
  not_authed: install,
  account_inactive: install,
  token_revoked: install,
  token_expired: 'Token rotation is on: make a new app from the manifest, without it.',
  not_allowed_token_type: 'SLACK_APP_TOKEN (xapp-) and SLACK_BOT_TOKEN (xoxb-) are exchanged.',
  missing_scope: 'Add the scopes of docs/connect/slack.md, then press "Reinstall to Workspace".',
  messages_tab_disabled: 'Switch on App Home, Messages Tab.',
}

const kindOf = new Map(
  (Object.keys(codes) as RefusalKind[]).flatMap(kind => (codes[kind] ?? []).map(code => [code, kind] as const)),
)

/** Answers that mean the old message cannot be changed any more when they come from `chat.update`. */
const deadPlace = new Set(['channel_not_found', 'not_in_channel', 'is_archived'])

/** The `error` of an `ok: false` answer. */
export const codeOf = (fault: unknown): string | undefined =>
  fault instanceof WebAPIPlatformError ? fault.data.error : undefined

const pause = (seconds: number, nowMs: number): string => new Date(nowMs + seconds * 1_000).toISOString()

/** A fault of the SDK as the spine's; an unknown code is visible in the message and dies like any broken send. */
export function slackFault(fault: unknown, method: string, nowMs: number): AppError {
  if (fault instanceof AppError) return fault
  if (fault instanceof WebAPIRateLimitedError) {
    return new AppError(
      'throttled',
      'slack-ratelimited',
      `Slack asks to wait ${fault.retryAfter} s before ${method}.`,
      {
        retryAt: pause(fault.retryAfter, nowMs),
      },
    )
  }
  if (fault instanceof WebAPIHTTPError) {
    const kind = fault.statusCode >= 500 ? 'unavailable' : 'broken'
    return new AppError(
      kind,
      `slack-http-${fault.statusCode}`,
      `Slack answered ${method} with HTTP ${fault.statusCode}.`,
    )
  }
  if (fault instanceof WebAPIRequestError) {
    return new AppError('unavailable', 'slack-unreachable', `Slack could not be reached for ${method}.`)
  }
  const code = codeOf(fault)
  // The SDK's own faults hold the request; only a name and a code leave this place.
  if (code === undefined) return new AppError('broken', 'slack-fault', `${method} failed (${nameOf(fault)}).`)
  return platformFault(code, method)
}

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault)

function platformFault(code: string, method: string): AppError {
  const name = code.replace(/[^\w-]/g, '').slice(0, 60)
  if (method === 'chat.update' && deadPlace.has(code)) {
    return new AppError('gone', `slack-${name}`, `Slack no longer has the message (${name}).`)
  }
  const kind = kindOf.get(code)
  const why = kind === undefined ? 'a code Haosan does not know' : kind
  const cure = cures[code] ?? (kind === 'credentials' ? 'Ask an administrator of the workspace.' : '')
  return new AppError(
    kind ?? 'broken',
    `slack-${name}`,
    `Slack answered ${method} with ${name} (${why}). ${cure}`.trim(),
  )
}
