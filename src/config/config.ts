// The environment as the program understands it: one schema, read once, the only place that knows variable names.
import { resolve } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { type DrafterConfig, drafterOf, drafterVariables } from './drafter.ts'
import { type MessengersConfig, messengersOf, messengerVariables, remoteMessengers } from './messengers.ts'

const roleNames = ['web', 'work'] as const
export type ProcessRole = (typeof roleNames)[number]
export type Mode = 'sandbox' | 'live'

export interface Config {
  readonly mode: Mode
  readonly roles: readonly ProcessRole[]
  readonly host: string
  /** 0 asks the system for a free one. */
  readonly port: number
  /** Public address without a trailing slash; undefined means the address that is listened on. */
  readonly url: string | undefined
  readonly dataDir: string
  readonly key: string | undefined
  /** Employee numbers that may be sent something in the sandbox besides the sample company. */
  readonly testers: readonly string[]
  readonly settingsFile: string | undefined
  readonly databaseUrl: string | undefined
  readonly redisUrl: string | undefined
  /** The outside messengers that are connected. */
  readonly messengers: MessengersConfig
  /** The language model that drafts other wordings; undefined is off. */
  readonly drafter?: DrafterConfig | undefined
  readonly ci: boolean
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** A name that is set to nothing counts as not set: that is what a line without a value leaves in an environment file. */
const given = (env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))

const list = z
  .string()
  .default('')
  .transform(text => text.split(/[,;\s]+/).filter(item => item !== ''))

const text = z.string().optional()

const onOff = z
  .enum(['on', 'off', '1', '0', 'true', 'false'], { error: 'HAOSAN_SANDBOX is "on" or "off".' })
  .default('on')
  .transform(value => !['off', '0', 'false'].includes(value))

const url = (name: string, protocols: readonly string[]) =>
  text.refine(value => value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol)), {
    error: `${name} is an address that starts with ${protocols.map(p => `${p}//`).join(' or ')}.`,
    abort: true,
  })

/** Whoever connects decodes the name and the password in it. */
const decodes = (value: string | undefined): boolean => {
  try {
    decodeURIComponent(value ?? '')
    return true
  } catch {
    return false
  }
}
const undecodable = (name: string): string =>
  `${name} holds a percent sign that stands for no character. Write a percent sign of the name or password as %25.`

/** PostgreSQL's client takes a percent sign for itself where no two digits follow. */
const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']).refine(
  value => decodes(value?.replace(/%(?![0-9a-f]{2})/gi, '%25')),
  { error: undecodable('DATABASE_URL') },
)
const redisUrl = url('REDIS_URL', ['redis:', 'rediss:']).refine(decodes, { error: undecodable('REDIS_URL') })

/** Links are made by writing their path behind it. */
const publicUrl = url('HAOSAN_URL', ['http:', 'https:']).refine(
  value => value === undefined || /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(value),
  {
    error: 'HAOSAN_URL is an address alone, like https://hr.example.com: no name and password, nothing behind ? or #.',
  },
)

const environment = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine(value => /^\d{1,5}$/.test(value) && Number(value) < 65_536, {
      error: 'PORT is a number from 0 to 65535.',
    })
    .transform(Number),
  HOST: z.string().default('127.0.0.1'),
  HAOSAN_URL: publicUrl,
  HAOSAN_ROLE: list.pipe(z.array(z.enum(roleNames, { error: 'HAOSAN_ROLE is web, work or web,work.' }))),
  HAOSAN_DATA: z.string().default('.haosan'),
  HAOSAN_KEY: text,
  HAOSAN_SANDBOX: onOff,
  HAOSAN_TESTERS: list,
  HAOSAN_SETTINGS: text,
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  ...messengerVariables,
  ...drafterVariables,
  CI: text,
})

const known = Object.keys(environment.shape)
const prefixes = ['HAOSAN_', 'FEISHU_', 'DINGTALK_', 'SLACK_']
const loopback = new Set(['127.0.0.1', 'localhost', '::1'])

/** Reads the environment; problems are sentences that say what to change. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): ConfigResult {
  const parsed = environment.safeParse(given(env))
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(issue => issue.message) }
  const e = parsed.data
  const { messengers, problems: wrong } = messengersOf(e)
  const { drafter, problems: half } = drafterOf(e)
  const problems: string[] = [...wrong, ...half]
  if (e.HAOSAN_SANDBOX && !loopback.has(e.HOST)) {
    problems.push(
      `HOST is ${e.HOST}, but the sandbox serves this machine alone. Unset HOST, or set HAOSAN_SANDBOX=off.`,
    )
  }
  if (!e.HAOSAN_SANDBOX && e.DATABASE_URL !== undefined && e.HAOSAN_KEY === undefined) {
    problems.push('HAOSAN_KEY is required with DATABASE_URL outside the sandbox: set it to <id>:<base64 of 32 bytes>.')
  }
  const [remote] = e.HAOSAN_SANDBOX ? remoteMessengers(messengers) : []
  if (remote !== undefined && e.HAOSAN_TESTERS.length === 0) {
    problems.push(
      `The sandbox may not write to people on ${remote}: name the employee numbers of those who test in HAOSAN_TESTERS, or set HAOSAN_SANDBOX=off.`,
    )
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    warnings: [...unknownNames(env), ...plainHttp(e.HAOSAN_URL), ...noAddress(e.HAOSAN_URL, messengers)],
    config: {
      mode: e.HAOSAN_SANDBOX ? 'sandbox' : 'live',
      roles: e.HAOSAN_ROLE.length === 0 ? roleNames : [...new Set(e.HAOSAN_ROLE)],
      host: e.HOST,
      port: e.PORT,
      url: e.HAOSAN_URL?.replace(/\/+$/, ''),
      dataDir: resolve(cwd, e.HAOSAN_DATA),
      key: e.HAOSAN_KEY,
      testers: e.HAOSAN_TESTERS,
      settingsFile: e.HAOSAN_SETTINGS === undefined ? undefined : resolve(cwd, e.HAOSAN_SETTINGS),
      databaseUrl: e.DATABASE_URL,
      redisUrl: e.REDIS_URL,
      messengers,
      drafter,
      ci: e.CI !== undefined && e.CI !== 'false' && e.CI !== '0',
    },
  }
}

/** The configuration of this process. */
export const processConfig = (): ConfigResult => readConfig(process.env, process.cwd())

/** A file that a person named, seen from the folder they named it in: npm runs everything from the project's own. */
export const fileNamed = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter(name => prefixes.some(prefix => name.startsWith(prefix)) && !known.includes(name))
    .map(name => {
      const bare = name.slice(name.indexOf('_') + 1)
      const near = known.includes(bare) ? bare : closest(name, known)
      const hint = near === bare || distance(name, near) <= 4 ? ` Did you mean ${near}?` : ''
      return `${name} is not a setting of Haosan and was ignored.${hint}`
    })
}

/** Phones that follow a link from a messenger do not find this machine under the name it has for itself. */
function noAddress(address: string | undefined, messengers: MessengersConfig): string[] {
  if (address !== undefined || remoteMessengers(messengers).length === 0) return []
  return [
    'HAOSAN_URL is not set: links that people get on a messenger lead to localhost. Set it to the address their phones reach.',
  ]
}

function plainHttp(address: string | undefined): string[] {
  if (address === undefined) return []
  const { protocol, hostname } = new URL(address)
  if (protocol === 'https:' || loopback.has(hostname.replace(/^\[|\]$/g, ''))) return []
  return ['HAOSAN_URL is plain http on a public name: what people read and sign would travel unencrypted. Use https.']
}

/** Where people reach this server from outside. */
export const addressOf = ({ url: address, port }: Pick<Config, 'url' | 'port'>): string =>
  address ?? `http://localhost:${port}`

/** Whether people reach this server over https; then cookies travel no other way. */
export const isHttps = ({ url: address }: Pick<Config, 'url'>): boolean => address?.startsWith('https:') ?? false
