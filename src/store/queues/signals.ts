// Wake-up calls between processes: NOTIFY, gathered so that a burst costs one, and heard at once in the own process.
import { randomUUID } from 'node:crypto'
import type { Log } from '../../ports/log.ts'
import type { Database } from '../database.ts'

export type Topic = 'inbox' | 'outbox' | 'people' | 'clock' | 'chat'

export interface Signals {
  /** Tells every process; `about` narrows it (the account of a conversation). */
  tell(topic: Topic, about?: string): void
  /** After a lost connection it calls once without `about`: anything may have happened. */
  hear(topic: Topic, call: (about: string | undefined) => void): () => void
  close(): Promise<void>
}

const gatherMs = 40
const retryMs = 500

export async function openSignals(db: Database, log: Log): Promise<Signals> {
  const origin = randomUUID().slice(0, 8)
  const channel = `haosan_${db.schema}`
  const ears = new Map<Topic, Set<(about: string | undefined) => void>>()
  const waiting = new Map<string, readonly [Topic, string]>()
  let gathering: NodeJS.Timeout | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false
  let client = db.client()

  const ring = (topic: Topic, about: string | undefined): void => {
    for (const call of ears.get(topic) ?? []) call(about)
  }

  const listen = async (): Promise<void> => {
    const fresh = db.client()
    fresh.on('error', () => {})
    fresh.on('end', () => {
      if (closed || fresh !== client) return
      log.warn('the listening database connection was lost')
      again()
    })
    fresh.on('notification', ({ payload = '' }) => {
      const [from, topic = '', ...about] = payload.split(' ')
      if (from !== origin && isTopic(topic)) ring(topic, about.length === 0 ? undefined : about.join(' '))
    })
    await fresh.connect()
    await fresh.query(`listen "${channel}"`)
    client = fresh
  }

  const again = (): void => {
    reconnecting = setTimeout(() => {
      listen().then(
        () => {
          for (const topic of ears.keys()) ring(topic, undefined)
        },
        () => {
          if (!closed) again()
        },
      )
    }, retryMs)
    reconnecting.unref()
  }

  const flush = async (): Promise<void> => {
    gathering = undefined
    const told = [...waiting]
    const calls = told.map(([, [topic, about]]) => `${origin} ${topic}${about === '' ? '' : ` ${about}`}`)
    waiting.clear()
    try {
      await db.light.run('signals.tell', 'select pg_notify($1, call) from unnest($2::text[]) as call', [channel, calls])
    } catch {
      // Most who wait also look by themselves from time to time; nobody looks at the sandbox's clock.
      if (closed) return
      for (const [key, call] of told) waiting.set(key, call)
      gathering ??= setTimeout(flush, retryMs)
    }
  }

  await listen()
  return {
    tell(topic, about) {
      if (closed) return
      ring(topic, about)
      waiting.set(`${topic} ${about ?? ''}`, [topic, about ?? ''])
      gathering ??= setTimeout(flush, gatherMs)
    },
    hear(topic, call) {
      const calls = ears.get(topic) ?? new Set()
      ears.set(topic, calls.add(call))
      return () => calls.delete(call)
    },
    async close() {
      closed = true
      clearTimeout(gathering)
      clearTimeout(reconnecting)
      if (waiting.size > 0) await flush()
      await client.end().catch(() => {})
    },
  }
}

const isTopic = (text: string): text is Topic => ['inbox', 'outbox', 'people', 'clock', 'chat'].includes(text)
