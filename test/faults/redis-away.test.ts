// Redis goes away under a running case, by dying with all it held and by not answering: nothing is lost or done twice, and everybody who looks is told.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormValues } from '../../src/model/card.ts'
import { root } from '../../src/packs/root.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { eventually, hr, manager, startValues } from '../spine/harness.ts'
import { openPage, type Page } from './page.ts'
import { type Program, startProgram } from './program.ts'

const awayMs = process.env.HAOSAN_TEST_DEEP === '1' ? 30_000 : 5_000
const payroll = 'E10315'
const installed = spawnSync('redis-server', ['--version']).error === undefined

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Keeps nothing on disk: what it held is gone when it dies. */
function startRedis(port: number): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.stdout.on('data', chunk => String(chunk).includes('Ready to accept') && resolve(server))
  })
}

async function end(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL')
  await new Promise(resolve => server.once('exit', resolve))
}

describe.skipIf(!installed && process.env.CI !== 'true')('Redis goes away', () => {
  let database: TestDatabase
  let env: Record<string, string>
  let port: number
  let redis: ChildProcess
  let program: Program
  let page: Page

  beforeAll(async () => {
    database = await freshDatabase()
    port = await freePort()
    redis = await startRedis(port)
    env = { HAOSAN_DATA: database.dataDir, DATABASE_URL: database.url, REDIS_URL: `redis://127.0.0.1:${port}` }
    program = await startProgram(env)
    page = openPage(() => program.url)
  }, 60_000)
  afterAll(async () => {
    await program.kill('SIGKILL')
    redis.kill('SIGKILL')
    await database.close()
  })

  const count = async (sql: string): Promise<number> =>
    Number((await database.sql(`select count(*) as n from ${sql}`))[0]?.n)
  const clocksPassed = () => count(`case_event where kind = 'clock-passed'`)
  const ready = async () => (await fetch(`${program.url}/ready`)).status
  const doctor = (): Promise<{ readonly code: number | null; readonly out: string }> =>
    new Promise(resolve => {
      const child = spawn(process.execPath, [join(root, 'scripts', 'haosan.mjs'), 'doctor'], {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      })
      let out = ''
      child.stdout.on('data', chunk => {
        out += String(chunk)
      })
      child.once('close', code => resolve({ code, out }))
    })

  async function confirm(as: string, step: string, option: string, values?: FormValues): Promise<void> {
    const first = await page.press(as, await page.find(as, step, option), `${step}-${option}`, values)
    const yes = first.card?.buttons.find(one => one.id === `${option}!yes`)
    if (yes !== undefined) await page.press(as, yes, `${step}-${option}-yes`)
  }

  /** The case stands at HR's review, whose clocks run. */
  async function atReview(): Promise<void> {
    await page.say(manager, '发起沟通', 'say-start')
    await page.press(manager, await page.find(manager, 'start', 'submit'), 'press-start', startValues)
    const paper = await page.upload(manager, '组织调整文件.txt', '支付产品线停止运营')
    const supplied = { documents: [paper], otherPosts: 'none', performance: 'complete', talksBefore: 'none' }
    await page.press(manager, await page.find(manager, 'checks', 'supply'), 'press-supply', supplied)
    const open = { loan: 'yes', expenses: 'none', bonus: 'yes', overtime: 'yes', socialInsurance: 'paid' }
    await confirm(payroll, 'open-items', 'attest', open)
    const items = await page.find(hr, 'item-check', 'item-confirmed')
    const field = items.form?.fields[0]
    const all = field?.kind === 'many' ? field.choices.map(choice => choice.value) : []
    await page.press(hr, items, 'press-items', { items: all })
    await confirm(hr, 'item-check', 'checked')
    await page.find(hr, 'hr-review', 'release')
  }

  const released = {
    ...Object.fromEntries(
      ['maternity', 'medical', 'injury', 'hazard', 'senior', 'union', 'complaint'].map(each => [each, 'no']),
    ),
    authorityMonths: '2',
    considerationDays: '5',
  }

  test('while a deadline falls due and a paper is asked for', { timeout: 120_000 }, async () => {
    await atReview()

    // It does not answer, and then goes on with what it held.
    redis.kill('SIGSTOP')
    const hanging = pause(awayMs)
    await page.moveClock('2025-10-21')
    await eventually(async () => (await clocksPassed()) > 0)
    await hanging
    redis.kill('SIGCONT')
    await eventually(async () => (await ready()) === 200)

    // It dies with all it held.
    await end(redis)
    const away = pause(awayMs)
    const passed = await clocksPassed()
    await page.moveClock('2025-10-22')
    await eventually(async () => (await clocksPassed()) > passed)
    await confirm(hr, 'hr-review', 'release', released)
    await page.find(manager, 'preparation', 'schedule')
    expect(await ready()).toBe(503)
    const told = await doctor()
    expect(told.code).toBe(1)
    expect(told.out).toMatch(/^fail {2}queue .*REDIS_URL/m)
    await away
    expect(await count(`case_event where kind = 'paper-stored'`)).toBe(0)
    redis = await startRedis(port)
    await eventually(async () => (await count(`case_event where kind = 'paper-stored'`)) === 1, 30_000)
    await eventually(async () => (await ready()) === 200)

    await eventually(async () => (await count(`inbox where status <> 'done'`)) === 0, 30_000)
    await eventually(async () => (await count(`outbox where status in ('running', 'dead')`)) === 0, 30_000)
    expect(await count(`case_event where kind = 'paper-stored'`)).toBe(1)
    expect(
      await count(`(select cause from case_event where kind = 'clock-passed' group by 1 having count(*) > 1) as c`),
    ).toBe(0)
    expect(await count(`chat_line`)).toBe(await count(`(select distinct account, key from chat_line) as c`))
    for (const who of [manager, hr]) {
      const keys = (await page.cards(who)).map(card => card.key)
      expect(keys).toEqual([...new Set(keys)])
    }
    const log = program.said()
    const said = (words: string): number => log.split(`"msg":"${words}`).length - 1
    expect(said('The queue in Redis does not answer')).toBeGreaterThanOrEqual(2)
    expect(said('the queue answers again')).toBe(said('The queue in Redis does not answer'))
    expect(await program.kill('SIGINT')).toBe(0)
  })
})
