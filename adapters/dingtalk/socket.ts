// Holds the Stream connection: one at a time, a new one before the old one ends, a silent one is cut, nothing is acked before it is stored.
import { setTimeout } from 'node:timers/promises'
import type { DWClientDownStream } from 'dingtalk-stream'
import { TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream'
import { AppError } from '../../src/model/refusal.ts'
import type { Accept } from '../../src/ports/platform.ts'
import { answerClick } from './click.ts'
import type { Desk } from './desk.ts'
import { StreamClient } from './gateway.ts'
import { takeMessage } from './message.ts'
import { readClick } from './read.ts'
import { callbackData } from './verify.ts'

/** Pauses of the connection, so that a test need not wait for a minute. */
export interface Patience {
  /** How often we knock at the socket. */
  readonly pingMs: number
  /** How long nothing may be heard before the connection counts as dead. */
  readonly silenceMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  /** How long a connection that was replaced may finish its answers. */
  readonly drainMs: number
}

export const usualPatience: Patience = {
  pingMs: 20_000,
  silenceMs: 65_000,
  firstRetryMs: 1_000,
  longestRetryMs: 30_000,
  drainMs: 12_000,
}

/** Resolves when `signal` aborts; rejects only when the credentials are wrong. */
export async function holdConnection(
  desk: Desk,
  accept: Accept,
  signal: AbortSignal,
  patience: Patience,
): Promise<void> {
  const { log } = desk.deps
  let pause = patience.firstRetryMs
  while (!signal.aborted) {
    try {
      await session(desk, accept, signal, patience, () => {
        pause = patience.firstRetryMs
      })
      continue
    } catch (fault) {
      if (signal.aborted) return
      if (fault instanceof AppError && fault.kind === 'credentials') throw fault
      log.warn('the DingTalk connection is away', { why: fault instanceof AppError ? fault.code : 'fault', pause })
    }
    await waited(pause * (0.75 + Math.random() / 2), signal)
    pause = Math.min(pause * 2, patience.longestRetryMs)
  }
}

/** One connection until the server asks us to leave, it falls silent or ends, or we are told to stop. */
async function session(
  desk: Desk,
  accept: Accept,
  signal: AbortSignal,
  patience: Patience,
  opened: () => void,
): Promise<void> {
  const { log } = desk.deps
  const working = new Set<Promise<void>>()
  let leave: () => void = () => {}
  const left = new Promise<'left'>(resolve => {
    leave = () => resolve('left')
  })
  const client = new StreamClient(desk.settings, {
    leave,
    broken: why => log.warn('a frame of DingTalk could not be read', { why }),
  })
  const handled =
    (handle: (client: StreamClient, frame: DWClientDownStream) => Promise<void>) => (frame: DWClientDownStream) => {
      const work: Promise<void> = handle(client, frame)
        .catch(fault => log.error('a delivery of DingTalk failed', fault))
        .finally(() => working.delete(work))
      working.add(work)
    }
  client.registerCallbackListener(
    TOPIC_ROBOT,
    handled((to, frame) => onMessage(desk, accept, to, frame)),
  )
  client.registerCallbackListener(
    TOPIC_CARD,
    handled((to, frame) => onClick(desk, accept, to, frame)),
  )
  const socket = await client.open()
  opened()
  log.info('the DingTalk connection is open')
  const closed = new Promise<'closed'>(resolve => socket.once('close', () => resolve('closed')))
  const over = new AbortController()
  const watch = setInterval(() => {
    if (performance.now() - client.heardAt > patience.silenceMs) socket.terminate()
    else socket.ping()
  }, patience.pingMs)
  void closed.then(() => clearInterval(watch))
  const end = await Promise.race([left, closed, aborted(signal, over.signal)])
  over.abort()
  if (end === 'closed') throw new AppError('unavailable', 'dingtalk:closed', 'The DingTalk connection ended.')
  // Answers that are under way go out on the socket they came in on; a server that asked us to leave may still push.
  const drained =
    end === 'left' ? Promise.race([closed, setTimeout(patience.drainMs), aborted(signal)]) : finish(working)
  void drained.then(() => socket.terminate())
  if (end === 'aborted') await closed
}

async function onMessage(desk: Desk, accept: Accept, client: StreamClient, frame: DWClientDownStream): Promise<void> {
  const callback = callbackData(frame)
  if (callback === undefined) return
  const after = await takeMessage(desk, accept, callback.data)
  client.socketCallBackResponse(callback.messageId, { success: true })
  await after()
}

async function onClick(desk: Desk, accept: Accept, client: StreamClient, frame: DWClientDownStream): Promise<void> {
  const callback = callbackData(frame)
  if (callback === undefined) return
  const click = readClick(callback.data)
  if (click === undefined) return client.socketCallBackResponse(callback.messageId, {})
  const before = desk.answering.get(click.track)
  const answered = answerClick(desk, accept, click).then(answer =>
    client.socketCallBackResponse(callback.messageId, answer),
  )
  desk.answering.set(click.track, answered)
  await answered.finally(() => {
    if (desk.answering.get(click.track) === answered) desk.answering.delete(click.track)
  })
  await before
}

/** Listens no longer than the session lasts. */
const aborted = (signal: AbortSignal, over?: AbortSignal): Promise<'aborted'> =>
  new Promise(resolve => {
    if (signal.aborted) resolve('aborted')
    else
      signal.addEventListener('abort', () => resolve('aborted'), over ? { once: true, signal: over } : { once: true })
  })

async function waited(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}

const finish = (working: ReadonlySet<Promise<void>>): Promise<unknown> =>
  Promise.race([Promise.allSettled(working), setTimeout(2_000, undefined, { ref: false })])
