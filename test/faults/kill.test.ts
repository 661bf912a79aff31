// `kill -9` of the real program at random moments under clicks: what was answered stays, nothing happens twice.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eventually, manager, startValues } from '../spine/harness.ts'
import { openPage } from './page.ts'
import { type Program, startProgram } from './program.ts'

const deep = process.env.HAOSAN_TEST_DEEP === '1'
const kills = deep ? 20 : 3
const clicks = deep ? 200 : 24
const seed = Number(process.env.SEED ?? Date.now() % 100_000)

/** A small generator, so that a run can be repeated by its seed. */
function dice(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const name = `faults_${randomBytes(4).toString('hex')}`
let admin: pg.Client
let data: string
let database: pg.Pool

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('databaseUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  data = await mkdtemp(join(tmpdir(), 'haosan-kill-'))
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  database = new pg.Pool({ connectionString: url.href, max: 2 })
  database.on('error', () => {})
})
afterAll(async () => {
  await database.end()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  await rm(data, { recursive: true, force: true })
})

test(`${clicks} clicks, ${kills} kills (seed ${seed})`, { timeout: 600_000 }, async () => {
  const random = dice(seed)
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  const env = { HAOSAN_DATA: data, DATABASE_URL: url.href }
  let program: Program = await startProgram(env)
  let left = kills
  let over = false

  const killer = (async () => {
    while (left > 0 && !over) {
      await new Promise(resolve => setTimeout(resolve, 150 + random() * 900))
      left -= 1
      await program.kill('SIGKILL')
      program = await startProgram(env)
    }
  })()

  const page = openPage(() => program.url)

  await page.say(manager, '发起沟通', 'say-start')
  await page.press(manager, await page.find(manager, 'start', 'submit'), 'press-start', startValues)
  let button = await page.find(manager, 'checks', 'supply')
  // On a fast machine the clicks would be over before the deaths: they go on until all have happened.
  let pressed = 0
  for (; pressed < clicks || left > 0; pressed += 1) {
    const i = pressed
    const values = { otherPosts: 'none', otherPostsNote: `第 ${i} 次核对` }
    const answer = await page.press(manager, button, `press-${i}-xxxx`, values)
    expect(answer.toast?.text).toBeTruthy()
    button = answer.card?.buttons.find(one => one.id === 'supply') ?? (await page.find(manager, 'checks', 'supply'))
  }
  over = true
  await killer

  const count = async (sql: string, ...values: unknown[]): Promise<number> =>
    Number((await database.query<{ n: string }>(`select count(*) as n from ${sql}`, values)).rows[0]?.n)
  await eventually(async () => (await count(`inbox where status in ('queued', 'running')`)) === 0, 30_000)
  await eventually(async () => (await count(`outbox where status in ('queued', 'running')`)) === 0, 30_000)

  expect(await count('"case"')).toBe(1)
  for (let i = 0; i < pressed; i += 1) {
    expect(await count(`case_event where cause = $1 and kind = 'chosen'`, `web:${manager}:press-${i}-xxxx`)).toBe(1)
  }
  expect(await count(`inbox where status = 'dead'`)).toBe(0)
  expect(await count(`outbox where status = 'dead'`)).toBe(0)
  const cards = await page.cards(manager)
  expect(cards.filter(card => card.key.includes('/checks#'))).toHaveLength(1)
  expect(left).toBe(0)
  expect(await program.kill('SIGINT')).toBe(0)
})
