// The load generator of the click bench: a fixed rate whatever the answers take, each case pressed again with the token it got back.
import { Agent, request } from 'node:http'

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
 * failed.
 */
export async function offer({ port, perSecond, seconds, warm, name, tokens, standing }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: most, maxFreeSockets: most })
  // Open pages and messengers hold their connections; a burst of clicks is not one of newcomers.
  if (standing) await Promise.all(Array.from({ length: most }, () => knock(agent, port)))
  const current = new Map(tokens)
  const answers: Answer[] = []
  const total = perSecond * seconds
  const began = performance.now()
  const under: Promise<void>[] = []
  for (let n = 0; n < total + warm; n += 1) {
    const wait = began + (n * 1_000) / perSecond - performance.now()
    if (wait > 1) await new Promise(resolve => setTimeout(resolve, wait))
    const [person] = tokens[n % tokens.length] ?? ['']
    const body = JSON.stringify({
      as: person,
      key: `${name}-${n}-xxxxxxx`,
      token: current.get(person),
      values: { otherPosts: 'none', otherPostsNote: `第 ${n} 次` },
    })
    under.push(
      post(agent, port, body).then(answer => {
        if (answer.token !== undefined) current.set(person, answer.token)
        if (n >= warm) answers.push(answer)
      }),
    )
  }
  await Promise.all(under)
  agent.destroy()
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

const knock = (agent: Agent, port: number): Promise<void> =>
  new Promise(resolve => {
    const call = request({ agent, port, host: '127.0.0.1', path: '/health' }, answer => {
      answer.resume()
      answer.on('end', () => resolve())
    })
    call.on('error', () => resolve())
    call.end()
  })

function post(agent: Agent, port: number, body: string): Promise<Answer> {
  return new Promise(resolve => {
    let sent = 0
    const call = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/api/web/press',
        method: 'POST',
        headers: {
          host: `localhost:${port}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-haosan': '1',
        },
      },
      response => {
        const ms = performance.now() - sent
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const token = /"id":"supply".*?"token":"([^"]+)"/.exec(text)?.[1]
          resolve({ ok: response.statusCode === 200, ms, token })
        })
      },
    )
    call.on('error', () => resolve({ ok: false, ms: performance.now() - sent, token: undefined }))
    call.end(body, () => {
      sent = performance.now()
    })
  })
}
