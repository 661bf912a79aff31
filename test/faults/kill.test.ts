// `kill -9` of the real program at random moments under clicks: what was answered stays, nothing happens twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../database.ts'
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

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test(`${clicks} clicks, ${kills} kills (seed ${seed})`, { timeout: 600_000 }, async () => {
  const random = dice(seed)
  const env = { HAOSAN_DATA: database.dataDir, DATABASE_URL: database.url }
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
    Number((await database.sql(`select count(*) as n from ${sql}`, values))[0]?.n)
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
