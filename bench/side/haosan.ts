// The contender Haosan: the whole spine behind signed HTTP, each message kept in its own PostgreSQL before it is acked and answered with the help card.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseKeys } from '../../src/access/keys.ts'
import { openSpine } from '../../src/app.ts'
import { startServer } from '../../src/http/server.ts'
import { root } from '../../src/packs/root.ts'
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { openStore } from '../../src/store/open-store.ts'
import { secret, token, userOf } from './slack.ts'

const folder = process.env.BENCH_DATA ?? ''
const people = Number(process.env.BENCH_PEOPLE)
const log = { info: () => {}, warn: console.error, error: console.error }
mkdirSync(folder, { recursive: true })

const keys = parseKeys(`bench:${Buffer.alloc(32, 7).toString('base64')}`)
const embedded = await openEmbedded(folder, log)
const store = await openStore({ url: embedded.url, keys, dataDir: folder, log, connections: 12 })
await store.settings.claimMode('sandbox')
if ((await store.people.snapshot()).all().length === 0)
  await store.people.save(
    Array.from({ length: people }, (_, n) => ({
      person: {
        id: `E${n}`,
        name: `人${n}`,
        roles: ['employee' as const],
        timezone: 'Asia/Shanghai',
        locale: 'zh-CN' as const,
      },
      accounts: [{ platform: 'slack' as const, id: userOf(n) }],
      record: {},
    })),
  )
const slack = { botToken: token, appToken: undefined, signingSecret: secret, apiUrl: process.env.SLACK_API ?? '' }
const spine = await openSpine({
  config: {
    mode: 'sandbox',
    roles: ['web', 'work'],
    host: '127.0.0.1',
    port: 0,
    url: undefined,
    dataDir: folder,
    key: undefined,
    testers: [],
    settingsFile: join(root, 'sample', 'settings.yaml'),
    databaseUrl: undefined,
    redisUrl: undefined,
    messengers: { slack: { ...slack, mode: 'http' } },
    ci: false,
  },
  mode: 'sandbox',
  store,
  log,
  mayReach: () => true,
  databaseUrl: embedded.url,
  close: async () => {},
})
await spine.start(['web', 'work'])
const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  loopbackOnly: true,
  secure: false,
  log,
  metrics: spine.metrics,
  routes: spine.routes,
  pages: join(root, 'web', 'dist'),
  trouble: async () => [],
})
const postmaster = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
process.send?.({ port: server.port, path: '/platforms/slack', bill: [process.pid, postmaster] })
process.once('SIGTERM', async () => {
  await server.stop()
  await spine.stop()
  await store.close()
  await embedded.stop()
  process.exit(0)
})
