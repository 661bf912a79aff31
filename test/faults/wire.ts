// The wire to a server, which a test can cut (connections break, new ones are refused), hang (nothing passes) and mend.
import { createConnection, createServer, type Server, type Socket } from 'node:net'

export interface Wire {
  /** The server's URL, by way of the wire. */
  readonly url: string
  cut(): Promise<void>
  hang(): void
  mend(): Promise<void>
  close(): Promise<void>
}

export async function openWire(target: string): Promise<Wire> {
  const to = new URL(target)
  const sockets = new Set<Socket>()
  let hanging = false
  let server: Server | undefined
  let port = 0

  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }

  const carry = (near: Socket): void => {
    const far = createConnection({ port: Number(to.port), host: to.hostname })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(socket)
      socket.on('data', data => other.write(data))
      socket.on('close', () => other.destroy())
      if (hanging) socket.pause()
    }
  }

  const listen = (): Promise<void> =>
    new Promise(resolve => {
      server = createServer(carry).listen(port, '127.0.0.1', () => {
        const address = server?.address()
        if (typeof address === 'object' && address !== null) port = address.port
        resolve()
      })
    })

  const cut = (): Promise<void> =>
    new Promise(resolve => {
      server?.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  await listen()
  const near = new URL(target)
  near.hostname = '127.0.0.1'
  near.port = String(port)
  return {
    url: near.href,
    cut,
    hang() {
      hanging = true
      for (const socket of sockets) socket.pause()
    },
    async mend() {
      if (hanging) for (const socket of sockets) socket.resume()
      hanging = false
      if (server?.listening !== true) await listen()
    },
    close: cut,
  }
}
