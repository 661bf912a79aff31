// The web messenger: a platform like the others, and the sandbox with its three phones.
import type { Hono } from 'hono'
import { makeEntrance } from '../../src/ports/entrance.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { webCapabilities } from './capabilities.ts'
import type { WebDeps } from './deps.ts'
import { makeLive } from './live.ts'
import { makeRooms } from './rooms.ts'
import { makeRoutes } from './routes.ts'
import { sayWords, showCard } from './send.ts'

export interface WebMessenger extends Platform {
  /** To be mounted below `/api/web`. */
  readonly routes: Hono
}

export function openWeb(deps: WebDeps): WebMessenger {
  const live = makeLive(deps)
  const rooms = makeRooms(deps)
  const entrance = makeEntrance()
  return {
    name: 'web',
    can: webCapabilities,
    routes: makeRoutes(deps, live, rooms, entrance.accept),
    async start(given) {
      entrance.open(given)
      await live.start()
    },
    async stop() {
      entrance.close()
      await live.stop()
    },
    rooms,
    show: (to, card, key, last) => showCard(deps, to, card, key, last),
    say: (to, text, key, also) => sayWords(deps, to, text, key, also),
  }
}
