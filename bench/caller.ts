// A browser's side of HTTP on a socket that stays, and nothing else: the load generator shares its two cores with what it measures.
import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly body: Buffer
  /** From the last byte of the request to the first byte of the answer, in milliseconds. */
  readonly ms: number
}

/** Sends one request at a time, POST with JSON or GET without a body. */
export interface Caller {
  /** A server ends a connection that nobody used for a while. */
  readonly stands: () => boolean
  /** Rejects when the connection ends before the answer is whole. */
  call(path: string, json?: string): Promise<Reply>
  close(): void
}

const endOfHead = Buffer.from('\r\n\r\n')

/** An answer as far as it has come; `undefined` while its end is missing. Only answers that tell their length are read. */
function whole(bytes: Buffer): { readonly status: number; readonly body: Buffer } | undefined {
  const end = bytes.indexOf(endOfHead)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error('the answer does not tell its length')
  const from = end + endOfHead.length
  if (bytes.length < from + Number(length)) return undefined
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(from, from + Number(length)) }
}

/** A connection to this machine's `port`. */
export async function openCaller(port: number): Promise<Caller> {
  const socket = await connected(port)
  let under: { readonly resolve: (reply: Reply) => void; readonly reject: (why: Error) => void } | undefined
  let sent = 0
  let first: number | undefined
  let got: Buffer[] = []

  const fail = (why: Error): void => {
    under?.reject(why)
    under = undefined
    socket.destroy()
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection ended')))
  socket.on('data', chunk => {
    first ??= performance.now() - sent
    got.push(chunk)
    try {
      const answer = whole(got.length === 1 ? chunk : Buffer.concat(got))
      if (answer === undefined) return
      const { resolve } = under ?? {}
      under = undefined
      resolve?.({ ...answer, ms: first })
    } catch (fault) {
      fail(fault instanceof Error ? fault : new Error(String(fault)))
    }
  })

  return {
    stands: () => !socket.destroyed && socket.writable,
    call: (path, json) =>
      new Promise((resolve, reject) => {
        under = { resolve, reject }
        first = undefined
        got = []
        const body =
          json === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n`
        socket.write(
          `${json === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nx-haosan: 1\r\n${body}\r\n${json ?? ''}`,
        )
        // A request of this size is in the system's hands when `write` returns.
        sent = performance.now()
      }),
    close: () => socket.destroy(),
  }
}

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
