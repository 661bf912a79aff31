// The contender Haosan: the whole spine behind signed HTTP, each message kept in its own PostgreSQL before it is acked and answered with the help card.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseKeys } from '../../src/access/keys.ts'
import { openSpine } from '../../src/app.ts'
import { openBench, serveBench } from '../open.ts'
import { secret, token, userOf } from './slack.ts'

const folder = process.env.BENCH_DATA ?? ''
const people = Number(process.env.BENCH_PEOPLE)
mkdirSync(folder, { recursive: true })

const keys = parseKeys(`bench:${Buffer.alloc(32, 7).toString('base64')}`)
const slack = { botToken: token, appToken: undefined, signingSecret: secret, apiUrl: process.env.SLACK_API ?? '' }
const project = await openBench(folder, keys, { slack: { ...slack, mode: 'http' } })
const { store } = project
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
const spine = await openSpine(project)
await spine.start(['web', 'work'])
const server = await serveBench(spine)
const postmaster = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
process.send?.({ port: server.port, path: '/platforms/slack', bill: [process.pid, postmaster] })
process.once('SIGTERM', async () => {
  await server.stop()
  await spine.stop()
  await project.close()
  process.exit(0)
})
