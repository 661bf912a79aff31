// The load generator of the click bench: a fixed rate whatever the answers take, each case pressed again with the token it got back.
import { type Caller, openCaller } from './caller.ts'

export interface Load {
  readonly port: number
  readonly perSecond: number
  readonly seconds: number
  /** Clicks before those that are measured. */
  readonly warm: number
  /** Whether all connections stand before the first click. */
  readonly standing?: boolean
  /** Stands in the keys of its clicks. */
  readonly name: string
  /** Person and the token of their button. */
  readonly tokens: readonly (readonly [person: string, token: string])[]
}

export interface LoadResult {
  readonly sent: number
  readonly failed: number
  readonly cards: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** Answers that took longer than the shortest limit of a platform (DingTalk, 2 s). */
  readonly late: number
}

interface Answer {
  readonly ok: boolean
  /** From the last byte of the request to the first byte of the answer, in milliseconds. */
  readonly ms: number
  readonly token: string | undefined
}

const most = 400

/**
 * Latencies in milliseconds, from the last byte sent to the first received; a click that got no answer counts as
 * failed. `measuring` is told when the first click that counts goes out.
 */
export async function offer(load: Load, measuring: () => void): Promise<LoadResult> {
  const { port, perSecond, seconds, warm, name, tokens, standing } = load
  const callers = openCallers(port)
  // Open pages and messengers hold their connections; a burst of clicks is not one of newcomers.
  if (standing) await Promise.all(Array.from({ length: most }, () => callers.call('/health')))
  const current = new Map(tokens)
  const answers: Answer[] = []
  const total = perSecond * seconds
  const began = performance.now()
  const under: Promise<void>[] = []
  for (let n = 0; n < total + warm; n += 1) {
    const wait = began + (n * 1_000) / perSecond - performance.now()
    if (wait > 1) await new Promise(resolve => setTimeout(resolve, wait))
    if (n === warm) measuring()
    const [person] = tokens[n % tokens.length] ?? ['']
    const body = JSON.stringify({
      as: person,
      key: `${name}-${n}-xxxxxxx`,
      token: current.get(person),
      values: { otherPosts: 'none', otherPostsNote: `第 ${n} 次` },
    })
    under.push(
      press(callers, body).then(answer => {
        if (answer.token !== undefined) current.set(person, answer.token)
        if (n >= warm) answers.push(answer)
      }),
    )
  }
  await Promise.all(under)
  callers.close()
  const times = answers.map(answer => answer.ms).sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    sent: answers.length,
    failed: answers.filter(answer => !answer.ok).length,
    cards: answers.filter(answer => answer.token !== undefined).length,
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    late: times.filter(ms => ms > 2_000).length,
  }
}

type Callers = Pick<Caller, 'call' | 'close'>

/** As many connections as are needed at once, up to the most; what comes beyond waits for a free one. */
function openCallers(port: number): Callers {
  const free: Caller[] = []
  const waiting: (() => void)[] = []
  let open = 0

  async function take(): Promise<Caller> {
    for (;;) {
      for (let known = free.pop(); known !== undefined; known = free.pop()) {
        if (known.stands()) return known
        open -= 1
      }
      if (open < most) {
        open += 1
        return openCaller(port).catch((fault: unknown) => {
          open -= 1
          throw fault
        })
      }
      await new Promise<void>(resolve => waiting.push(resolve))
    }
  }

  function giveBack(caller: Caller): void {
    free.push(caller)
    waiting.shift()?.()
  }

  return {
    async call(path, json) {
      const caller = await take()
      return caller.call(path, json).finally(() => giveBack(caller))
    },
    close() {
      for (const caller of free.splice(0)) caller.close()
    },
  }
}

const button = Buffer.from('"id":"supply"')
const token = Buffer.from('"token":"')

/** The token of the button in an answer, found without reading the rest of it. */
function tokenIn(body: Buffer): string | undefined {
  const at = body.indexOf(button)
  const from = at < 0 ? -1 : body.indexOf(token, at)
  return from < 0 ? undefined : body.toString('latin1', from + token.length, body.indexOf('"', from + token.length))
}

async function press(callers: Callers, body: string): Promise<Answer> {
  const began = performance.now()
  try {
    const { status, body: answer, ms } = await callers.call('/api/web/press', body)
    return { ok: status === 200, ms, token: tokenIn(answer) }
  } catch {
    return { ok: false, ms: performance.now() - began, token: undefined }
  }
}
