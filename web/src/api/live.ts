// Listens for changes; after any interruption everything is asked for again, so nothing is missed.
import type { PersonId } from '../../../src/model/person.ts'

export interface LiveListener {
  /** The conversation of this person has changed; all of them when undefined. */
  readonly lines: (as: PersonId | undefined) => void
  readonly clock: (now: string) => void
  readonly connected: (yes: boolean) => void
}

const slowest = 15_000

function field(event: Event, name: string): string | undefined {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return undefined
  try {
    const data: unknown = JSON.parse(event.data)
    const value = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** Opens the stream for these people and keeps it open; the result closes it. */
export function listen(people: readonly PersonId[], on: LiveListener): () => void {
  const url = `/api/web/live?${new URLSearchParams(people.map(id => ['as', id]))}`
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = 1000
  let over = false

  const open = () => {
    source?.close()
    source = new EventSource(url)
    source.addEventListener('open', () => {
      wait = 1000
      on.connected(true)
      on.lines(undefined)
    })
    source.addEventListener('lines', event => on.lines(field(event, 'as')))
    source.addEventListener('clock', event => {
      const now = field(event, 'now')
      if (now) on.clock(now)
    })
    source.addEventListener('error', () => {
      if (over) return
      on.connected(false)
      // The browser reconnects by itself unless the server refused; then we do, ever more slowly.
      if (source?.readyState === EventSource.CLOSED) {
        clearTimeout(timer)
        timer = setTimeout(open, wait)
        wait = Math.min(wait * 2, slowest)
      }
    })
  }

  const awake = () => {
    if (document.visibilityState === 'visible') on.lines(undefined)
  }
  // A stream that stands does not notice that the network went; opened anew it does. A server on this machine is still there.
  const network = () => open()
  document.addEventListener('visibilitychange', awake)
  window.addEventListener('online', network)
  window.addEventListener('offline', network)
  open()
  // Nothing has to wait for the stream; what changes until it stands is asked for when it does.
  on.lines(undefined)
  return () => {
    over = true
    clearTimeout(timer)
    source?.close()
    document.removeEventListener('visibilitychange', awake)
    window.removeEventListener('online', network)
    window.removeEventListener('offline', network)
  }
}
