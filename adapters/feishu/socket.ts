// The long connection through the official SDK, with a supervisor of our own: the SDK waits up to half a minute after a loss, and for ever where it cannot read an answer.
import { setTimeout as pause } from 'node:timers/promises'
import type * as Lark from '@larksuiteoapi/node-sdk'
import { AppError } from '../../src/model/refusal.ts'
import type { Log } from '../../src/ports/log.ts'
import { loadSdk } from './api.ts'
import type { Handle } from './handle.ts'
import type { SdkLogger } from './quiet-log.ts'
import { eventTypes } from './read.ts'
import type { FeishuSettings } from './settings.ts'

export interface Pauses {
  /** No connection within this time: start over. */
  readonly readyMs: number
  /** Nothing heard within this time after a ping: the peer is dead. Seconds, as the SDK counts. */
  readonly silenceSeconds: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
}

export const usualPauses: Pauses = { readyMs: 20_000, silenceSeconds: 10, firstRetryMs: 200, longestRetryMs: 30_000 }

/** What a session of the long connection is opened with, and to whom it hands what comes. */
interface Line {
  readonly settings: FeishuSettings
  readonly handle: Handle
  readonly logger: SdkLogger
  readonly pauses: Pauses
}

/** How a session of the long connection ended. */
type Ended = 'stopped' | 'lost' | 'never-ready' | { readonly fatal: string }

/** `cli_` and sixteen hex digits. */
export const looksLikeAppId = (appId: string): boolean => /^cli_[0-9a-fA-F]{16}$/.test(appId)

/** Held until the signal; rejects with AppError `credentials` only, everything else is tried again. */
export function makeConnect(line: Line, log: Log): (signal: AbortSignal) => Promise<void> {
  const { settings, pauses } = line
  return async signal => {
    // The SDK would return from `start` without a word.
    if (!looksLikeAppId(settings.appId)) {
      throw new AppError(
        'credentials',
        'feishu/app-id',
        'FEISHU_APP_ID must be cli_ and sixteen hex digits; copy it from 凭证与基础信息.',
      )
    }
    const sdk = await loadSdk()
    let retry = pauses.firstRetryMs
    while (!signal.aborted) {
      const began = Date.now()
      const ended = await session(sdk, line, signal)
      if (ended === 'stopped') return
      if (typeof ended === 'object') {
        const fault = fatalFault(ended.fatal)
        if (fault.kind === 'credentials') throw fault
        log.warn('Feishu does not give a connection', { code: fault.code })
        retry = pauses.longestRetryMs
      }
      // A connection that held for a while starts over at once; one that does not come up waits longer each time.
      if (Date.now() - began > 2 * pauses.longestRetryMs || ended === 'lost') retry = pauses.firstRetryMs
      log.info('the connection to Feishu is made again', { why: typeof ended === 'string' ? ended : 'refused' })
      await pause(retry * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {})
      retry = Math.min(retry * 2, pauses.longestRetryMs)
    }
  }
}

function session(sdk: typeof Lark, { settings, handle, logger, pauses }: Line, signal: AbortSignal): Promise<Ended> {
  return new Promise(resolve => {
    let over = false
    const end = (how: Ended): void => {
      if (over) return
      over = true
      clearTimeout(notReady)
      signal.removeEventListener('abort', stop)
      client.close({ force: how !== 'stopped' })
      resolve(how)
    }
    const stop = (): void => end('stopped')
    const client = new sdk.WSClient({
      appId: settings.appId,
      appSecret: settings.appSecret,
      domain: settings.baseUrl,
      logger,
      loggerLevel: sdk.LoggerLevel.warn,
      handshakeTimeoutMs: Math.min(10_000, pauses.readyMs),
      wsConfig: { pingTimeout: pauses.silenceSeconds },
      onReady: () => clearTimeout(notReady),
      // Lost: a new client connects at once instead of after a random pause.
      onReconnecting: () => end('lost'),
      onError: fault => end({ fatal: fault.message }),
    })
    const notReady = setTimeout(() => end('never-ready'), pauses.readyMs)
    signal.addEventListener('abort', stop, { once: true })
    client.start({ eventDispatcher: dispatcher(sdk, handle, logger) }).catch(() => end('never-ready'))
    if (signal.aborted) stop()
  })
}

/** A handler that throws is answered 500, and the platform delivers again. */
function dispatcher(sdk: typeof Lark, handle: Handle, logger: SdkLogger): Lark.EventDispatcher {
  const handlers = Object.values(eventTypes).map(type => [type, (flat: unknown) => handle(type, flat)] as const)
  return new sdk.EventDispatcher({ logger, loggerLevel: sdk.LoggerLevel.error }).register(Object.fromEntries(handlers))
}

/** `pullConnectConfig failed: code=514, msg=…` */
function fatalFault(message: string): AppError {
  const code = /code=(\d+)/.exec(message)?.[1] ?? 'unknown'
  if (code === '514' || code === '403') {
    return new AppError(
      'credentials',
      `feishu/${code}`,
      'Feishu refuses the app for the long connection: check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app is a custom app of the company (企业自建应用).',
    )
  }
  if (code === '1000040350') {
    return new AppError(
      'throttled',
      `feishu/${code}`,
      'Feishu has 50 connections of this app already: stop the others.',
    )
  }
  return new AppError('unavailable', `feishu/${code}`, `Feishu gave no connection (${code}).`)
}
