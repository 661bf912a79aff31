// Two real programs, one Slack: one of them holds the connection; when it is killed the other takes over within seconds.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { openSlackEmulator, type SlackEmulator } from '../emulators/slack/index.ts'
import { eventually, manager } from '../spine/harness.ts'
import { type Program, startProgram } from './program.ts'

const user = 'U0ZHOUHANG'
let database: TestDatabase
let slack: SlackEmulator
const running: Program[] = []

beforeAll(async () => {
  database = await freshDatabase()
  slack = await openSlackEmulator({ mode: 'socket', timing: { ackMs: 10_000, retryMs: [0, 500] } })
})
afterAll(async () => {
  await Promise.all(running.map(program => program.kill('SIGKILL')))
  await slack.close()
  await database.close()
})

const owner = async (): Promise<string | undefined> => {
  const [row] = await database.sql(
    `select owner from connection where trouble is null and beat_at > now() - interval '8 seconds'`,
  )
  return row && String(row.owner)
}

test('kill -9 of the owner: the other process answers the next message', { timeout: 240_000 }, async () => {
  const { botToken, appToken, apiUrl } = slack.config
  const env = {
    HAOSAN_DATA: database.dataDir,
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  }
  running.push(await startProgram(env))
  await database.sql(`insert into account (platform, id, person_id, source) values ('slack', $1, $2, 'sync')`, [
    user,
    manager,
  ])
  await eventually(async () => (await owner()) !== undefined, 30_000)
  const first = await owner()
  running.push(await startProgram(env))

  const phone = slack.phone(user)
  const titles = async () => (await phone.screen()).map(seen => seen.title)
  await eventually(() => slack.sockets.count() === 1, 30_000)
  await phone.say('试算')
  await eventually(async () => (await titles()).length === 1, 30_000)

  await running.shift()?.kill('SIGKILL')
  const died = performance.now()
  await eventually(async () => {
    const next = await owner()
    return next !== undefined && next !== first
  }, 30_000)
  expect(performance.now() - died).toBeLessThan(12_000)
  // The lock is taken first, the line stands a moment later; Slack delivers to whoever is there.
  await eventually(() => slack.sockets.count() === 1, 30_000)
  await phone.say('我的事项')
  await eventually(async () => (await titles()).length === 2, 30_000)
})
