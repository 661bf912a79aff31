// The rounds of the side-by-side bench: each contender in a process of its own, in turn, forwards and backwards.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { billOf, spent } from './bill.ts'
import { type Delivery, deliver, message, openSlack, type Slack, userOf } from './slack.ts'

const perSecond = Number(process.env.RATE ?? 100)
const seconds = Number(process.env.SECONDS ?? 6)
const rounds = Number(process.env.ROUNDS ?? 3)
/** Seconds before those that are measured: a server that has just started still compiles itself. */
const warm = 5
const killed = 400
/** Fast enough that work is under way in everybody's memory when the kill comes. */
const killRate = Number(process.env.KILL_RATE ?? 400)
const people = perSecond * 2 + killed

/** What the rounds are held with: the bench's own file, which a contender is started from, and the Slack between them. */
interface Ground {
  readonly entry: string
  readonly slack: Slack
}

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

async function begin({ entry, slack }: Ground, name: string, data: string): Promise<[ChildProcess, Ready]> {
  const child = fork(entry, ['--contender', name], {
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
  await atRate(perSecond * warm, async n => void (await deliver(port, path, message(user(n)))))
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
async function kill(
  ground: Ground,
  name: string,
  data: string,
  first: [ChildProcess, Ready],
): Promise<[number, number, ChildProcess]> {
  const { slack } = ground
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
          .then(() => begin(ground, name, data))
          .then(([again, at]) => {
            child = again
            ready = at
          })
      await insist(message(userOf(people - killed + n)))
    },
    killRate,
  )
  // Leases of the dead process run out after ten seconds, and whoever has a backlog answers later: lost is what is still
  // missing after a while in which nothing came.
  const answers = new Map<string, number>()
  let quiet = 0
  for (let waited = 0; quiet < 14 && waited < 180; waited += 1) {
    await pause(1_000)
    const posts = slack.takePosts()
    quiet = posts.size === 0 ? quiet + 1 : 0
    for (const [channel, count] of posts) answers.set(channel, (answers.get(channel) ?? 0) + count)
  }
  const counts = Array.from({ length: killed }, (_, n) => answers.get(`D${userOf(people - killed + n).slice(1)}`) ?? 0)
  return [counts.filter(count => count === 0).length, counts.filter(count => count > 1).length, child]
}

/** Holds all rounds among `names` and prints each, then the medians of all. */
export async function compare(names: readonly string[], entry: string): Promise<void> {
  const ground = { entry, slack: await openSlack() }
  const found = new Map<string, Figures[]>(names.map(name => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const figures = await oneRound(ground, name)
      found.get(name)?.push(figures)
      process.stderr.write(`round ${round + 1} ${name}: ${JSON.stringify(figures)}\n`)
    }
  ground.slack.close()
  print(found)
}

async function oneRound(ground: Ground, name: string): Promise<Figures> {
  const data = mkdtempSync(join(tmpdir(), 'haosan-side-'))
  const first = await begin(ground, name, data)
  const paced = await pace(first[1])
  const most = await highest(first[1])
  const [lost, repeated, last] = await kill(ground, name, data, first)
  await over(last, 'SIGTERM')
  rmSync(data, { recursive: true, force: true })
  return { ...paced, highest: most, lost, repeated }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

function print(found: ReadonlyMap<string, readonly Figures[]>): void {
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
}
