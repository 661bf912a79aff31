// Bench of a click: 200 a second on 200 cases through the real server, database and outbox; the answer carries the new card.
// `--vs` measures a bare handler with one insert in the same run, so that the machine's own speed can be told from ours;
// `--burst` adds 2,000 clicks in one second.
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { makeKey } from '../src/access/keys.ts'
import { openSpine, type Spine } from '../src/app.ts'
import { signToken } from '../src/cards/token.ts'
import type { CaseState } from '../src/model/case.ts'
import type { Person, Role } from '../src/model/person.ts'
import type { PersonRow } from '../src/ports/people-store.ts'
import type { Store } from '../src/store/open-store.ts'
import type { Load, LoadResult } from './load.ts'
import { watchHost } from './machine.ts'
import { openBench, serveBench } from './open.ts'
import { billOf } from './side/bill.ts'

const perSecond = Number(process.env.RATE ?? 200)
const seconds = Number(process.env.SECONDS ?? 15)
/** Clicks before those that are measured: for its first twenty seconds under load a new process still compiles itself. */
const warm = Number(process.env.WARM ?? 20) * perSecond
const cases = 200
const burst = 2_000

const id = (letter: string, n: number): string => `${letter}${String(n).padStart(5, '0')}`

function row(person: string, roles: readonly Role[], more: Partial<Person> = {}): PersonRow {
  return {
    person: {
      id: person,
      name: `人${person}`,
      roles,
      timezone: 'Asia/Shanghai',
      locale: 'zh-CN',
      city: '上海',
      ...more,
    },
    accounts: [{ platform: 'web', id: person }],
    record: {
      hiredOn: '2019-03-18',
      contractType: 'open_ended',
      monthlyWage: '16000.00',
      avgWage12m: '18600.00',
      leaveTakenDays: '4',
    },
  }
}

const staff: readonly Role[] = ['hrbp', 'hrd', 'payroll', 'finance', 'it', 'admin', 'signatory']
const directory: readonly PersonRow[] = [
  ...staff.flatMap(role => [0, 1, 2].map(n => row(id(role.slice(0, 2).toUpperCase(), n), [role]))),
  ...Array.from({ length: cases }, (_, n) => row(id('M', n), ['manager'])),
  ...Array.from({ length: cases }, (_, n) => row(id('E', n), ['employee'], { managerId: id('M', n) })),
]

/** Opens a case for every manager and gives the token of its first button. */
async function openCases(spine: Spine, store: Store): Promise<Load['tokens']> {
  const open = async (n: number) => {
    const manager = id('M', n)
    const instance = `start#bench-${n}`
    const token = signToken(store.tokenSecret, {
      v: 1,
      i: instance,
      k: 'start',
      o: 'submit',
      p: manager,
      s: instance,
      x: Math.floor(Date.parse(spine.clock.now()) / 1_000) + 3_600,
    })
    await spine.accept({
      key: `open-${n}`,
      from: { platform: 'web', id: manager },
      at: spine.clock.now(),
      what: {
        kind: 'press',
        token,
        values: {
          employee: id('E', n),
          last4: id('E', n).slice(-4),
          reason: 'business',
          proposedBy: 'employer',
          lastDay: '2025-11-30',
          statement: '业务线停止',
        },
      },
    })
    // On a busy machine the answer may come before the case does.
    let state: CaseState | undefined
    while (state === undefined) state = (await store.cases.ofPerson(manager))[0]
    const card = await spine.views.view({ caseId: state.id, instance: 'checks#1', card: 'checks', to: manager })
    const supply = card?.buttons.find(button => button.id === 'supply')
    if (supply === undefined) throw new Error(`no case for ${manager}`)
    return [manager, supply.token] as const
  }
  const tokens: (readonly [string, string])[] = []
  for (let n = 0; n < cases; n += 20) {
    tokens.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => open(n + i)))))
  }
  return tokens
}

function inOtherProcess(load: Load, measuring = (): void => {}): Promise<LoadResult> {
  // Beside this file, as a source or as what was made of it.
  const generator = new URL(`offer${extname(fileURLToPath(import.meta.url))}`, import.meta.url)
  const child = fork(generator, { execArgv: process.execArgv })
  child.send(load)
  return new Promise((resolve, reject) => {
    child.on('message', message => (message === 'measuring' ? measuring() : resolve(message as LoadResult)))
    child.once('exit', code => code !== 0 && reject(new Error(`the load generator ended with ${code}`)))
  })
}

const print = (name: string, { p50, p99, most, cards, failed, sent }: LoadResult): void =>
  console.log(
    `${name}: ${sent} clicks at ${perSecond}/s, ack p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms, ${cards} with the new card, ${failed} failed`,
  )

async function baseline(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 12 })
  await pool.query('create table bare (id bigserial primary key, body text)')
  const app = new Hono()
  app.post('/api/web/press', async c => {
    await pool.query({ name: 'bare', text: 'insert into bare (body) values ($1)', values: [await c.req.text()] })
    return c.json({})
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const tokens = directory.slice(-cases).map(({ person }) => [person.id, 'x'] as const)
  print('bare handler, one insert', await inOtherProcess({ port, perSecond, seconds, warm, name: 'bare', tokens }))
  server.close()
  await pool.end()
}

/** What only the database can tell: its processor time, and whether the burst was decided whole and in order. */
async function database(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const number = async (sql: string): Promise<number> =>
    Number((await client.query<{ n: string }>(sql)).rows[0]?.n ?? Number.NaN)
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
  const postmaster = Number((await readFile(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    seconds: async () => [...billOf([postmaster]).values()].reduce((sum, one) => sum + one, 0),
    decided: () =>
      number(`select count(distinct cause) as n from case_event where kind = 'chosen' and cause like '%:burst-%'`),
    outOfOrder: () =>
      number(`select count(*) as n from (
        select inbox.id < lag(inbox.id) over (partition by case_id order by seq) as back
        from case_event join inbox on inbox.key = cause where kind = 'chosen' and cause like '%:burst-%') as pairs
        where back`),
    close: () => client.end(),
  }
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'haosan-bench-'))
  const project = await openBench(folder, { current: makeKey('b'), older: [] })
  const { store, databaseUrl } = project
  try {
    await store.people.save(directory)
    if (process.argv.includes('--vs')) await baseline(databaseUrl)
    const spine = await openSpine(project)
    await spine.start(['web', 'work'])
    const tokens = await openCases(spine, store)
    const server = await serveBench(spine)
    const bill = await database(databaseUrl)
    await clicks({ port: server.port, perSecond, seconds, warm, name: 'click', tokens }, bill)
    if (process.argv.includes('--burst')) {
      const second = { perSecond: burst, seconds: 1, warm: 0, standing: true }
      await burstOf({ port: server.port, name: 'burst', tokens, ...second }, spine, bill)
    }
    await bill.close()
    const began = performance.now()
    await spine.outboxWork.idle()
    console.log(`outbox empty ${((performance.now() - began) / 1_000).toFixed(1)} s after the last click`)
    await server.stop()
    await spine.stop()
  } finally {
    await project.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Bill = Awaited<ReturnType<typeof database>>

/** The clicks, what each of them costs, and what the machine was like. */
async function clicks(load: Load, bill: Bill): Promise<void> {
  const from = () => ({ cpu: process.cpuUsage(), database: bill.seconds(), host: watchHost() })
  let before = from()
  const result = await inOtherProcess(load, () => {
    before = from()
  })
  const { user, system } = process.cpuUsage(before.cpu)
  const database = (await bill.seconds()) - (await before.database)
  print('haosan', result)
  const each = (cpuSeconds: number): string => ((cpuSeconds * 1_000) / result.sent).toFixed(2)
  console.log(
    `processor for each click: ${each((user + system) / 1e6)} ms, and ${each(database)} ms of PostgreSQL; ` +
      `the host took ${before.host().toFixed(0)} % of the machine`,
  )
}

/** All at once, until the last is decided. */
async function burstOf(load: Load, spine: Spine, bill: Bill): Promise<void> {
  const { p50, most, late, failed } = await inOtherProcess(load)
  await spine.inboxWork.idle()
  console.log(
    `burst of ${burst} clicks in a second: ack p50 ${p50.toFixed(0)} ms, most ${most.toFixed(0)} ms, ` +
      `${late} over 2 s, ${failed} failed; ${await bill.decided()} decided, ${await bill.outOfOrder()} out of order`,
  )
}

await bench()
