// A chat-completions endpoint on this machine: keeps what it was sent and answers what the test wants.
import { createServer, type ServerResponse } from 'node:http'

export interface Endpoint {
  readonly url: string
  readonly bodies: readonly string[]
  readonly keys: readonly (string | undefined)[]
  close(): Promise<void>
}

export const says = (text: string) => JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] })

export async function openEndpoint(answer: (response: ServerResponse) => void): Promise<Endpoint> {
  const bodies: string[] = []
  const keys: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(`${request.url} ${Buffer.concat(chunks).toString('utf8')}`)
      keys.push(request.headers.authorization)
      answer(response)
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    bodies,
    keys,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
