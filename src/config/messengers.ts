// The outside messengers in the environment: which are connected, with what credentials, and where they are.
import { z } from 'zod'

export type Connection = 'socket' | 'http'

export interface FeishuConfig {
  readonly appId: string
  readonly appSecret: string
  readonly baseUrl: string
  readonly mode: Connection
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
}

export interface DingtalkConfig {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiUrl: string
  readonly oapiUrl: string
  readonly robotCode: string | undefined
  readonly cardTemplateId: string | undefined
}

export interface SlackConfig {
  readonly botToken: string
  readonly appToken: string | undefined
  readonly signingSecret: string | undefined
  readonly apiUrl: string
  readonly mode: Connection
}

export interface MessengersConfig {
  readonly feishu?: FeishuConfig | undefined
  readonly dingtalk?: DingtalkConfig | undefined
  readonly slack?: SlackConfig | undefined
}

const text = z
  .string()
  .optional()
  .transform(value => (value === undefined || value.trim() === '' ? undefined : value.trim()))

const address = (name: string, production: string) =>
  text
    .transform(value => (value ?? production).replace(/\/+$/, ''))
    .refine(value => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol), {
      error: `${name} is an address that starts with https:// or http://.`,
    })

const mode = (name: string) =>
  text
    .transform(value => value?.toLowerCase() ?? 'socket')
    .pipe(z.enum(['socket', 'http'], { error: `${name} is "socket" or "http".` }))

/** The part of the environment that names messengers. */
export const messengerVariables = {
  FEISHU_APP_ID: text,
  FEISHU_APP_SECRET: text,
  FEISHU_BASE_URL: address('FEISHU_BASE_URL', 'https://open.feishu.cn'),
  FEISHU_MODE: mode('FEISHU_MODE'),
  FEISHU_ENCRYPT_KEY: text,
  FEISHU_VERIFICATION_TOKEN: text,
  DINGTALK_CLIENT_ID: text,
  DINGTALK_CLIENT_SECRET: text,
  DINGTALK_API_URL: address('DINGTALK_API_URL', 'https://api.dingtalk.com'),
  DINGTALK_OAPI_URL: address('DINGTALK_OAPI_URL', 'https://oapi.dingtalk.com'),
  DINGTALK_ROBOT_CODE: text,
  DINGTALK_CARD_TEMPLATE_ID: text,
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_API_URL: address('SLACK_API_URL', 'https://slack.com/api').transform(value => `${value}/`),
  SLACK_MODE: mode('SLACK_MODE'),
}

const variables = z.object(messengerVariables)
type Variables = z.infer<typeof variables>

interface Read<Config> {
  /** Undefined where the messenger is not connected, or not all that it needs is named. */
  readonly config?: Config
  readonly problems: readonly string[]
}

/** A messenger is connected when any of its credentials is named; then all that it needs have to be. */
export function messengersOf(e: Variables): {
  readonly messengers: MessengersConfig
  readonly problems: readonly string[]
} {
  const [feishu, dingtalk, slack] = [feishuOf(e), dingtalkOf(e), slackOf(e)]
  return {
    problems: [feishu, dingtalk, slack].flatMap(({ problems }) => problems),
    messengers: { feishu: feishu.config, dingtalk: dingtalk.config, slack: slack.config },
  }
}

const lacks = (name: string, why: string): string => `${name} is missing: ${why}.`

/** Credentials that go together: none of them is fine, some of them name what is missing. */
function halfNamed(use: string, named: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === Object.keys(named).length) return []
  return missing.map(name => lacks(name, `${use}. Set it, or unset the others`))
}

function feishuOf(e: Variables): Read<FeishuConfig> {
  const { FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_MODE: mode, FEISHU_ENCRYPT_KEY: encryptKey } = e
  if (FEISHU_APP_ID === undefined || FEISHU_APP_SECRET === undefined) {
    const named = { FEISHU_APP_ID, FEISHU_APP_SECRET }
    return { problems: halfNamed('Feishu needs FEISHU_APP_ID and FEISHU_APP_SECRET', named) }
  }
  const unproven = mode === 'http' && encryptKey === undefined
  return {
    config: {
      appId: FEISHU_APP_ID,
      appSecret: FEISHU_APP_SECRET,
      baseUrl: e.FEISHU_BASE_URL,
      mode,
      encryptKey,
      verificationToken: e.FEISHU_VERIFICATION_TOKEN,
    },
    problems: unproven
      ? [lacks('FEISHU_ENCRYPT_KEY', 'with FEISHU_MODE=http it proves that a request is from Feishu')]
      : [],
  }
}

function dingtalkOf(e: Variables): Read<DingtalkConfig> {
  const { DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET } = e
  if (DINGTALK_CLIENT_ID === undefined || DINGTALK_CLIENT_SECRET === undefined) {
    const named = { DINGTALK_CLIENT_ID, DINGTALK_CLIENT_SECRET }
    return { problems: halfNamed('DingTalk needs DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET', named) }
  }
  return {
    config: {
      clientId: DINGTALK_CLIENT_ID,
      clientSecret: DINGTALK_CLIENT_SECRET,
      apiUrl: e.DINGTALK_API_URL,
      oapiUrl: e.DINGTALK_OAPI_URL,
      robotCode: e.DINGTALK_ROBOT_CODE,
      cardTemplateId: e.DINGTALK_CARD_TEMPLATE_ID,
    },
    problems: [],
  }
}

function slackOf(e: Variables): Read<SlackConfig> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = e
  const mode = e.SLACK_MODE
  if (botToken === undefined) {
    const half = (appToken ?? signingSecret) !== undefined
    const why = 'Slack needs it (xoxb-…); set it, or unset the other names of Slack'
    return { problems: half ? [lacks('SLACK_BOT_TOKEN', why)] : [] }
  }
  return {
    config: { botToken, appToken, signingSecret, apiUrl: e.SLACK_API_URL, mode },
    problems: [
      ...(mode === 'socket' && appToken === undefined
        ? [lacks('SLACK_APP_TOKEN', 'with SLACK_MODE=socket it opens the connection (xapp-…)')]
        : []),
      ...(mode === 'http' && signingSecret === undefined
        ? [lacks('SLACK_SIGNING_SECRET', 'with SLACK_MODE=http it proves that a request is from Slack')]
        : []),
    ],
  }
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const isHere = (address: string): boolean => loopback.has(new URL(address).hostname)

/** Those that are not on this machine: through them real people could be reached. */
export function remoteMessengers({
  feishu,
  dingtalk,
  slack,
}: MessengersConfig): readonly ('feishu' | 'dingtalk' | 'slack')[] {
  return [
    ...(feishu && !isHere(feishu.baseUrl) ? (['feishu'] as const) : []),
    ...(dingtalk && !(isHere(dingtalk.apiUrl) && isHere(dingtalk.oapiUrl)) ? (['dingtalk'] as const) : []),
    ...(slack && !isHere(slack.apiUrl) ? (['slack'] as const) : []),
  ]
}
