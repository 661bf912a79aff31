// The official Web API client, told to leave patience to the outbox, and a log that repeats nothing of what was sent.
import { type FetchFunction, type Logger, LogLevel, WebClient } from '@slack/web-api'
import type { Log } from '../../src/ports/log.ts'

export interface SlackConfig {
  readonly botToken: string
  readonly appToken?: string | undefined
  readonly signingSecret?: string | undefined
  /** Ends with a slash, e.g. `https://slack.com/api/`. */
  readonly apiUrl: string
  readonly mode: 'socket' | 'http'
}

const patienceMs = 10_000

/** A fresh object every time: the SDK's classes write into the options they are given. */
export const clientOptions = (apiUrl: string, log: Log, fetch?: FetchFunction) => ({
  slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  // A repeated post would be a second message; the outbox repeats, after a look at what is already there.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: patienceMs,
  allowAbsoluteUrls: true,
  logger: quietLogger(log),
  ...(fetch && { fetch }),
})

/** Retries nothing: the outbox does. */
export const slackClient = (config: SlackConfig, log: Log, fetch?: FetchFunction): WebClient =>
  new WebClient(config.botToken, clientOptions(config.apiUrl, log, fetch))

/** The SDK logs addresses, bodies and errors with headers; of its warnings only that there was one goes on. */
export function quietLogger(log: Log): Logger {
  const note = (level: string) => (): void => log.warn('the Slack SDK reports something', { said: level })
  return {
    debug: () => {},
    info: () => {},
    warn: note('warn'),
    error: note('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
