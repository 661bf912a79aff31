// Bench of the entrance side by side: Haosan, @slack/bolt and Chat SDK take the same signed messages of Slack, in alternating rounds.
// Both others ack before they do anything and keep nothing; Haosan acks what PostgreSQL has kept, and that server is on its bill.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { billOf, spent } from './side/bill.ts'
import { type Delivery, deliver, message, openSlack, userOf } from './side/slack.ts'

const perSecond = Number(process.env.RATE ?? 100)
const seconds = Number(process.env.SECONDS ?? 6)
const rounds = Number(process.env.ROUNDS ?? 3)
const names = ['haosan', 'bolt', 'chat-sdk'] as const
const killed = 400
/** Fast enough that work is under way in everybody's memory when the kill comes. */
const killRate = Number(process.env.KILL_RATE ?? 400)
const people = perSecond * 2 + killed

interface Ready {
  readonly port: number
  readonly path: string
  readonly bill: readonly number[]
}

interface Figures {
  readonly p50: number
  readonly p99: number
  readonly most: number
  readonly cpu: number
  readonly failed: number
  readonly highest: number
  readonly lost: number
  readonly repeated: number
}

const slack = await openSlack()

async function begin(name: string, data: string): Promise<[ChildProcess, Ready]> {
  const child = fork(fileURLToPath(new URL(`./side/${name}.ts`, import.meta.url)), {
    execArgv: process.execArgv,
    env: { ...process.env, SLACK_API: slack.apiUrl, BENCH_DATA: data, BENCH_PEOPLE: String(people) },
  })
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', told => resolve(told as Ready))
    child.once('exit', code => reject(new Error(`${name} ended with ${code}`)))
  })
  return [child, ready]
}

const over = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<unknown> => {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  return ended
}

/** Sends at a fixed rate, whatever the answers take. */
async function atRate(count: number, send: (n: number) => Promise<void>, rate = perSecond): Promise<void> {
  const began = performance.now()
  const under: Promise<void>[] = []
  for (let n = 0; n < count; n += 1) {
    const wait = began + (n * 1_000) / rate - performance.now()
    if (wait > 1) await pause(wait)
    under.push(send(n))
  }
  await Promise.all(under)
}

async function pace({ port, path, bill }: Ready): Promise<Pick<Figures, 'p50' | 'p99' | 'most' | 'cpu' | 'failed'>> {
  const user = (n: number): string => userOf(n % (people - killed))
  await atRate(perSecond, async n => void (await deliver(port, path, message(user(n)))))
  const before = billOf(bill)
  const times: number[] = []
  const count = perSecond * seconds
  await atRate(count, async n => {
    const ms = await deliver(port, path, message(user(n)))
    if (ms !== undefined) times.push(ms)
  })
  // The answers of both others go out after the ack, as ours do: all of it is on the bill.
  await pause(1_500)
  const used = spent(before, billOf(bill))
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), most: at(1), cpu: (used / count) * 1_000, failed: count - times.length }
}

/** As many as it takes from sixteen who wait for their answers. */
async function highest({ port, path }: Ready): Promise<number> {
  const until = performance.now() + 3_000
  let done = 0
  const one = async (n: number): Promise<void> => {
    while (performance.now() < until)
      if ((await deliver(port, path, message(userOf((n * 7 + done) % (people - killed))))) !== undefined) done += 1
  }
  await Promise.all(Array.from({ length: 16 }, (_, n) => one(n)))
  return done / 3
}

/** `kill -9` in the middle of the load. Slack delivers again what was not acked; each person writes once and should be answered once. */
async function kill(name: string, data: string, first: [ChildProcess, Ready]): Promise<[number, number, ChildProcess]> {
  let [child, ready] = first
  await pause(1_000)
  slack.takePosts()
  let restarted = Promise.resolve()
  const insist = async (delivery: Delivery): Promise<void> => {
    for (let retry = 0; retry < 20; retry += 1) {
      if ((await deliver(ready.port, ready.path, delivery, retry)) !== undefined) return
      await restarted
      await pause(200)
    }
  }
  await atRate(
    killed,
    async n => {
      if (n === killed / 2)
        restarted = over(child, 'SIGKILL')
          .then(() => begin(name, data))
          .then(([again, at]) => {
            child = again
            ready = at
          })
      await insist(message(userOf(people - killed + n)))
    },
    killRate,
  )
  // Leases of the dead process run out after a few seconds.
  const answers = new Map<string, number>()
  for (let quiet = 0; quiet < 14; quiet += 1) {
    await pause(1_000)
    for (const [channel, count] of slack.takePosts()) answers.set(channel, (answers.get(channel) ?? 0) + count)
  }
  const counts = Array.from({ length: killed }, (_, n) => answers.get(`D${userOf(people - killed + n).slice(1)}`) ?? 0)
  return [counts.filter(count => count === 0).length, counts.filter(count => count > 1).length, child]
}

const found = new Map<string, Figures[]>(names.map(name => [name, []]))
for (let round = 0; round < rounds; round += 1)
  for (const name of round % 2 === 0 ? names : [...names].reverse()) {
    const data = mkdtempSync(join(tmpdir(), 'haosan-side-'))
    const first = await begin(name, data)
    const paced = await pace(first[1])
    const most = await highest(first[1])
    const [lost, repeated, last] = await kill(name, data, first)
    await over(last, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
    const figures = { ...paced, highest: most, lost, repeated }
    found.get(name)?.push(figures)
    process.stderr.write(`round ${round + 1} ${name}: ${JSON.stringify(figures)}\n`)
  }

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
console.log(
  `${rounds} alternating rounds, medians; ${perSecond} messages a second for ${seconds} s; ${killed} at ${killRate}/s in each kill`,
)
console.log('| | ack p50 | ack p99 | acks/s, 16 waiting | processor s per 1,000 | not acked | lost | repeated |')
console.log('|---|---|---|---|---|---|---|---|')
for (const [name, all] of found) {
  const of = (figure: keyof Figures, digits = 1): string => median(all.map(one => one[figure])).toFixed(digits)
  const sum = (figure: keyof Figures): number => all.reduce((total, one) => total + one[figure], 0)
  console.log(
    `| ${name} | ${of('p50')} ms | ${of('p99')} ms | ${of('highest', 0)} | ${of('cpu', 2)} | ${sum('failed')} | ${sum('lost')} | ${sum('repeated')} |`,
  )
}
slack.close()
process.exit(0)
