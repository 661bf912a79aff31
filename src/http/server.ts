// The one HTTP server: health, the messengers' routes, the pages.
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { AppError } from '../model/refusal.ts'
import type { Log } from '../ports/log.ts'
import { hostCheck, securityHeaders } from './guards.ts'
import { type HealthDeps, health } from './health.ts'
import { pages } from './pages.ts'

export interface ServerOptions extends HealthDeps {
  readonly host: string
  readonly port: number
  readonly loopbackOnly: boolean
  readonly secure: boolean
  readonly log: Log
  /** Routes of the messengers by where they are mounted. */
  readonly routes: Readonly<Record<string, Hono>>
  /** The folder of the built pages. */
  readonly pages: string
}

export interface RunningServer {
  readonly port: number
  stop(): Promise<void>
}

/** Throws an AppError with the cure when the port is taken or may not be used. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = new Hono()
  app.use(hostCheck(options.loopbackOnly))
  app.use(securityHeaders(options.secure))
  app.route('/', health(options))
  for (const [path, routes] of Object.entries(options.routes)) app.route(path, routes)
  app.route('/', await pages(options.pages))
  app.onError((fault, c) => {
    options.log.error('a request failed', fault, { path: c.req.routePath })
    return c.text('Something went wrong.\n', 500)
  })
  return listen(app, options)
}

function listen(app: Hono, { host, port }: ServerOptions): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, info => {
      resolve({ port: info.port, stop: () => close(server as Server) })
    }) as Server
    server.once('error', fault => reject(cannotListen(fault, host, port)))
  })
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    // Live updates never end by themselves.
    server.closeAllConnections()
  })
}

function cannotListen(fault: NodeJS.ErrnoException, host: string, port: number): AppError {
  const where = `${host}:${port}`
  if (fault.code === 'EADDRINUSE') {
    return new AppError(
      'unavailable',
      'port-busy',
      `Port ${port} is already in use. Stop the program that uses it, or choose another one: PORT=${port + 1} npm start`,
    )
  }
  if (fault.code === 'EACCES') {
    return new AppError('refused', 'port-denied', `This user may not listen on ${where}. Choose a PORT above 1023.`)
  }
  return new AppError(
    'unavailable',
    'cannot-listen',
    `Cannot listen on ${where} (${fault.code ?? 'unknown fault'}). Check HOST and PORT.`,
  )
}
