// For `haosan doctor`: do the tokens work, are the scopes there, does the clock agree, and what cannot be asked.
import type { FetchFunction } from '@slack/web-api'
import { WebClient } from '@slack/web-api'
import { AppError } from '../../src/model/refusal.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { PlatformFinding } from '../../src/ports/platform.ts'
import { clientOptions, type SlackConfig, slackClient } from './client.ts'
import { call } from './desk.ts'
import { roomScopes } from './rooms.ts'
import { windowSeconds } from './verify.ts'

/** Each scope with what stops without it; docs/connect/slack.md says the same. */
const scopes: Readonly<Record<string, string>> = {
  'chat:write': 'cards and messages',
  'im:history': 'what people write to the bot, and the look before a message is repeated',
  'im:write': 'opening the private conversation',
  'users:read': 'haosan people sync',
  'users:read.email': 'linking people by their confirmed e-mail',
  'files:read': 'files that people attach to a form',
  'files:write': 'files that people open',
}

interface Checking {
  readonly config: SlackConfig
  readonly deps: MessengerDeps
}

/** One finding a matter, failed ones with their cure; changes nothing in the workspace. */
export async function selfCheck(checking: Checking): Promise<readonly PlatformFinding[]> {
  return [...(await botFindings(checking)), ...(await modeFindings(checking)), subscriptions]
}

async function botFindings({ config, deps }: Checking): Promise<readonly PlatformFinding[]> {
  let date: string | null = null
  const dated: FetchFunction = async (url, init) => {
    const response = await fetch(url, init)
    date = response.headers.get('date')
    return response
  }
  try {
    const client = slackClient(config, deps.log, dated)
    const answer = await call({ deps }, 'auth.test', client.auth.test())
    const granted = answer.response_metadata?.scopes
    return [
      { what: 'bot token', state: 'ok', text: `works in the workspace ${answer.team ?? answer.team_id ?? 'unknown'}` },
      ...(granted === undefined ? [] : [scopeFinding(granted), roomFinding(granted)]),
      ...clockFindings(date, Date.parse(deps.clock.now())),
    ]
  } catch (fault) {
    return [
      tokenFinding(
        'bot token',
        fault,
        'SLACK_BOT_TOKEN is the "Bot User OAuth Token" (xoxb-) of the page "OAuth & Permissions". Install the app again if it was revoked.',
      ),
    ]
  }
}

function scopeFinding(granted: readonly string[]): PlatformFinding {
  const missing = Object.keys(scopes).filter(scope => !granted.includes(scope))
  const optional: readonly string[] = roomScopes
  const more = granted.filter(scope => !(scope in scopes) && !optional.includes(scope))
  if (missing.length > 0) {
    return {
      what: 'scopes',
      state: 'fail',
      text: `missing: ${missing.map(scope => `${scope} (${scopes[scope]})`).join(', ')}`,
      cure: 'Add them under "OAuth & Permissions", then press "Reinstall to Workspace".',
    }
  }
  if (more.length > 0) {
    return {
      what: 'scopes',
      state: 'warn',
      text: `more than Haosan needs: ${more.join(', ')}`,
      cure: 'Take them away under "OAuth & Permissions" and install the app again.',
    }
  }
  return { what: 'scopes', state: 'ok', text: 'all there, none too many' }
}

function roomFinding(granted: readonly string[]): PlatformFinding {
  const missing = roomScopes.filter(scope => !granted.includes(scope))
  const text =
    missing.length === 0
      ? 'can be opened: a private channel for each'
      : `are off without ${missing.join(' and ')}; the talk has minutes instead`
  return { what: 'talk rooms', state: 'ok', text }
}

function clockFindings(date: string | null, nowMs: number): readonly PlatformFinding[] {
  const theirs = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(theirs)) return []
  const seconds = Math.round((nowMs - theirs) / 1_000)
  const off = `this machine's clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Slack's`
  if (Math.abs(seconds) < 30) return [{ what: 'clock', state: 'ok', text: off }]
  const state = Math.abs(seconds) >= windowSeconds ? 'fail' : 'warn'
  return [
    {
      what: 'clock',
      state,
      text: off,
      cure: 'Let the machine keep its time by NTP: signatures are good for five minutes.',
    },
  ]
}

async function modeFindings({ config, deps }: Checking): Promise<readonly PlatformFinding[]> {
  if (config.mode === 'http') return [httpFinding(config.signingSecret)]
  try {
    const client = new WebClient(config.appToken, clientOptions(config.apiUrl, deps.log))
    await call({ deps }, 'apps.connections.open', client.apps.connections.open({}))
    return [{ what: 'socket mode', state: 'ok', text: 'the app token opens connections' }]
  } catch (fault) {
    return [
      tokenFinding(
        'socket mode',
        fault,
        'SLACK_APP_TOKEN is an app-level token (xapp-) with the scope connections:write, made under "Basic Information"; "Socket Mode" has to be on.',
      ),
    ]
  }
}

const httpFinding = (secret: string | undefined): PlatformFinding =>
  secret !== undefined && /^[0-9a-f]{32}$/.test(secret)
    ? { what: 'signing secret', state: 'ok', text: 'is set; only a request from Slack can prove it' }
    : {
        what: 'signing secret',
        state: 'warn',
        text: 'does not look like one of Slack',
        cure: 'SLACK_SIGNING_SECRET stands under "Basic Information" as "Signing Secret": 32 hexadecimal digits.',
      }

function tokenFinding(what: string, fault: unknown, cure: string): PlatformFinding {
  const known = fault instanceof AppError ? fault : undefined
  if (known?.kind === 'unavailable' || known?.kind === 'throttled') {
    return {
      what,
      state: 'warn',
      text: known.message,
      cure: 'Try again; if it stays, look at the way out to SLACK_API_URL.',
    }
  }
  return { what, state: 'fail', text: known?.message ?? 'could not be checked', cure }
}

/** Slack tells a bot nothing about its own subscriptions. */
const subscriptions: PlatformFinding = {
  what: 'event subscriptions',
  state: 'ok',
  text: 'Slack does not tell; write "help" to the bot: without an answer, message.im is missing under "Event Subscriptions"',
}
