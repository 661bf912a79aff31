// A sandbox of our own for a bench: an embedded database in a folder, people put there by the bench, and the real server on it.
import { join } from 'node:path'
import type { Keys } from '../src/access/keys.ts'
import type { Spine } from '../src/app.ts'
import type { MessengersConfig } from '../src/config/messengers.ts'
import { type RunningServer, startServer } from '../src/http/server.ts'
import { root } from '../src/packs/root.ts'
import type { Project } from '../src/project.ts'
import { openEmbedded } from '../src/store/embedded/open-embedded.ts'
import { openStore } from '../src/store/open-store.ts'

/** Nothing but what goes wrong. */
const log = { info: () => {}, warn: console.error, error: console.error }

/** Everybody may be reached; `close` ends the database too. */
export async function openBench(dataDir: string, keys: Keys, messengers: MessengersConfig = {}): Promise<Project> {
  const embedded = await openEmbedded(dataDir, log)
  const store = await openStore({ url: embedded.url, keys, dataDir, log, connections: 12 })
  await store.settings.claimMode('sandbox')
  return {
    config: {
      mode: 'sandbox',
      roles: ['web', 'work'],
      host: '127.0.0.1',
      port: 0,
      url: undefined,
      dataDir,
      key: undefined,
      testers: [],
      settingsFile: join(root, 'sample', 'settings.yaml'),
      databaseUrl: undefined,
      redisUrl: undefined,
      messengers,
      ci: false,
    },
    mode: 'sandbox',
    store,
    log,
    mayReach: () => true,
    databaseUrl: embedded.url,
    async close() {
      await store.close()
      await embedded.stop()
    },
  }
}

/** On a free port of this machine. */
export const serveBench = ({ metrics, routes }: Spine): Promise<RunningServer> =>
  startServer({
    host: '127.0.0.1',
    port: 0,
    loopbackOnly: true,
    secure: false,
    log,
    metrics,
    routes,
    pages: join(root, 'web', 'dist'),
    trouble: async () => [],
  })
