// A store that dies at one hop: the call before or after it never comes back, and neither does any later one. As after a `kill -9`.
import type { Commit } from '../../src/ports/case-store.ts'
import type { Store } from '../../src/store/open-store.ts'
import { type Harness, openHarness } from '../spine/harness.ts'

/**
 * `cases.commit` and whether death comes before the call reached the database or after it was durable. `stored`: the click is
 * stored first and waits its turn; else it comes in with its commit.
 */
export interface Hop {
  readonly call: string
  readonly when: 'before' | 'after'
  readonly way: 'stored' | 'at once'
}

interface Dying {
  readonly store: Store
  /** Death comes at the next pass of the hop, not before. */
  arm(): void
  died(): boolean
}

const arrives = (commit: unknown): boolean => (commit as Commit).origin?.kind === 'arriving'

function dyingStore(store: Store, hop: Hop): Dying {
  let armed = false
  let dead = false
  const never = new Promise<never>(() => {})

  const wrapped = (port: string, target: object): object =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]): unknown => {
          if (dead) return never
          const here = armed && `${port}.${String(name)}` === hop.call
          if (here && hop.when === 'before') {
            dead = true
            return never
          }
          // Somebody else moves the case just now: the click cannot come in with its commit.
          if (hop.way === 'stored' && `${port}.${String(name)}` === 'cases.commit' && arrives(args[0]))
            return Promise.resolve('stale')
          // Only a row that was not leased on arrival is ever claimed.
          const queued = hop.call === 'inbox.claim' && `${port}.${String(name)}` === 'inbox.accept'
          const result: unknown = Reflect.apply(value, object, queued ? args.slice(0, 2) : args)
          if (!here) return result
          return Promise.resolve(result).then(answer => {
            // A claim that found nothing is no pass of the hop.
            if (Array.isArray(answer) && answer.length === 0) return answer
            dead = true
            return never
          })
        }
      },
    })

  const ports = new Set(['inbox', 'outbox', 'cases', 'chat', 'files', 'deadlines', 'people'])
  const dying = new Proxy(store, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name)
      return ports.has(String(name)) && typeof value === 'object' && value !== null
        ? wrapped(String(name), value)
        : value
    },
  })
  return {
    store: dying,
    arm() {
      armed = true
    },
    died: () => dead,
  }
}

/** A process on this database that dies at the next pass of the hop. */
export async function openDoomed(
  on: Harness['database'],
  hop: Hop,
): Promise<{ readonly doomed: Harness; readonly died: () => boolean }> {
  let dying: Dying | undefined
  const doomed = await openHarness({
    on,
    wrap: store => {
      dying = dyingStore(store, hop)
      return dying.store
    },
  })
  dying?.arm()
  return { doomed, died: () => dying?.died() === true }
}
