// Two real programs, one Slack: one of them holds the connection; when it is killed the other takes over within seconds.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openSlackEmulator, type SlackEmulator } from '../emulators/slack/index.ts'
import { eventually, manager } from '../spine/harness.ts'
import { type Program, startProgram } from './program.ts'

const name = `owner_${randomBytes(4).toString('hex')}`
const user = 'U0ZHOUHANG'
let admin: pg.Client
let database: pg.Client
let data: string
let slack: SlackEmulator
const running: Program[] = []

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  data = await mkdtemp(join(tmpdir(), 'haosan-owner-'))
  slack = await openSlackEmulator({ mode: 'socket', timing: { ackMs: 10_000, retryMs: [0, 500] } })
})
afterAll(async () => {
  await Promise.all(running.map(program => program.kill('SIGKILL')))
  await slack.close()
  await database?.end()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  await rm(data, { recursive: true, force: true })
})

const owner = async (): Promise<string | undefined> => {
  const { rows } = await database.query<{ owner: string }>(
    `select owner from connection where trouble is null and beat_at > now() - interval '8 seconds'`,
  )
  return rows[0]?.owner
}

test('kill -9 of the owner: the other process answers the next message', { timeout: 240_000 }, async () => {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  const { botToken, appToken, apiUrl } = slack.config
  const env = {
    HAOSAN_DATA: data,
    DATABASE_URL: url.href,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  }
  running.push(await startProgram(env))
  database = new pg.Client({ connectionString: url.href })
  await database.connect()
  await database.query(`insert into account (platform, id, person_id, source) values ('slack', $1, $2, 'sync')`, [
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
