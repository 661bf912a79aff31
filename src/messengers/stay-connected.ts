// Long connections: this process holds those it can get, holds them again when they end, and hands them over by dying or stopping.
import { setTimeout } from 'node:timers/promises'
import type { PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Log } from '../ports/log.ts'
import type { Hold, Ownership } from '../ports/ownership.ts'
import type { Platform } from '../ports/platform.ts'

export interface Pauses {
  /** How often a process that stands by asks whether the connection is free. */
  readonly standByMs: number
  readonly beatMs: number
  /** After a first failure; doubles up to the longest. */
  readonly shortestMs: number
  readonly longestMs: number
  /** Wrong credentials wait for somebody to mend them. */
  readonly credentialsMs: number
}

const usual: Pauses = {
  standByMs: 1_500,
  beatMs: 5_000,
  shortestMs: 1_000,
  longestMs: 60_000,
  credentialsMs: 120_000,
}

export interface Connections {
  stop(): Promise<void>
}

interface Keeping {
  readonly ownership: Ownership
  readonly log: Log
  readonly count: (platform: PlatformName, what: 'held' | 'lost' | 'failed') => void
  readonly pauses?: Pauses | undefined
}

/** Begins at once; a messenger without a long connection is left alone. */
export function stayConnected(platforms: readonly Platform[], keeping: Keeping): Connections {
  const stopping = new AbortController()
  const running = platforms.flatMap(({ name, connect }) =>
    connect === undefined ? [] : [keepOne(name, connect, keeping, stopping.signal)],
  )
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

type Connect = (signal: AbortSignal) => Promise<void>

async function keepOne(name: PlatformName, connect: Connect, keeping: Keeping, stop: AbortSignal): Promise<void> {
  const { ownership, log, pauses = usual } = keeping
  while (!stop.aborted) {
    const hold = await ownership.take(name).catch((fault: unknown) => {
      log.error('whether a connection is free cannot be asked, trying again', fault, { platform: name })
      return undefined
    })
    if (hold === undefined) {
      await pause(pauses.standByMs, stop)
      continue
    }
    log.info('this process holds the long connection', { platform: name })
    keeping.count(name, 'held')
    await holdOne(name, connect, hold, keeping, stop)
    await hold.release()
    if (!stop.aborted) {
      keeping.count(name, 'lost')
      log.warn('the right to the long connection was lost', { platform: name })
    }
  }
}

/** Until the ownership is lost or the process stops: connected, or waiting for the next try. */
async function holdOne(
  name: PlatformName,
  connect: Connect,
  hold: Hold,
  keeping: Keeping,
  stop: AbortSignal,
): Promise<void> {
  const { log, pauses = usual } = keeping
  const end = AbortSignal.any([stop, hold.lost])
  let trouble: string | undefined
  const beat = () =>
    void hold
      .beat(trouble)
      .catch((fault: unknown) => log.error('a heartbeat was not written', fault, { platform: name }))
  const beating = setInterval(beat, pauses.beatMs)
  let doubled = pauses.shortestMs
  try {
    while (!end.aborted) {
      const began = performance.now()
      beat()
      const ended = await connected(name, connect, keeping, end)
      if (end.aborted) return
      trouble = ended.trouble
      // A connection that stood for a while begins again without delay.
      const stood = performance.now() - began > pauses.longestMs
      const wait = ended.forCredentials ? pauses.credentialsMs : doubled
      doubled = stood ? pauses.shortestMs : Math.min(doubled * 2, pauses.longestMs)
      beat()
      await pause(stood ? pauses.shortestMs : wait, end)
      trouble = undefined
    }
  } finally {
    clearInterval(beating)
  }
}

/** Connected until it ends; why it did, and whether somebody has to mend the credentials first. */
async function connected(
  name: PlatformName,
  connect: Connect,
  { log, count }: Keeping,
  end: AbortSignal,
): Promise<{ readonly trouble: string; readonly forCredentials: boolean }> {
  try {
    await connect(end)
    return { trouble: 'ended', forCredentials: false }
  } catch (fault) {
    const { kind, code } = fault instanceof AppError ? fault : { kind: 'broken', code: 'fault' }
    if (!end.aborted) {
      log.error('a long connection ended', fault, { platform: name, kind })
      count(name, 'failed')
    }
    return { trouble: code, forCredentials: kind === 'credentials' }
  }
}

/** Ends early when the signal says so. */
const pause = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal }).catch(() => {})
