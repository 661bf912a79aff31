// The web messenger's HTTP API: session, lines, live updates, say, press, files, clock, sign-in.
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { checkUpload, downloadHeaders, largestFile } from '../../src/model/file-transfer.ts'
import { legible } from '../../src/model/legible.ts'
import { limitBody } from '../../src/ports/body-limit.ts'
import { isFromOwnPage } from '../../src/ports/own-page.ts'
import type { Accept } from '../../src/ports/platform.ts'
import { bodyOf } from './body.ts'
import { lineIn } from './card.ts'
import { movedClock } from './clock.ts'
import type { WebDeps } from './deps.ts'
import { languageOf, noteAsker } from './language.ts'
import type { LiveHub } from './live.ts'
import { answerProblem, type ProblemCode, problemOf, WebProblem } from './problem.ts'
import { clockRequest, eventKey, pressedEvent, pressRequest, saidEvent, sayRequest } from './read.ts'
import { roomRoutes } from './room-api.ts'
import type { WebRooms } from './rooms.ts'
import { makeSeen } from './seen.ts'
import { signOut } from './session.ts'
import { sessionView } from './session-view.ts'
import { signInRoutes } from './sign-in.ts'
import { localeAsked, readerOf, sessionDeps } from './verify.ts'

const pageOfLines = 200
const heartbeatMs = 15_000
const mostListeners = 16

export function makeRoutes(deps: WebDeps, live: LiveHub, rooms: WebRooms, accept: () => Accept): Hono {
  const app = new Hono()
  const seen = makeSeen(deps, accept)
  const small = limitBody(128 * 1024, () => refuse('too-much'))
  const large = limitBody(largestFile + 64 * 1024, () => refuse('too-large'))

  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && !isFromOwnPage(c)) refuse('not-from-here')
    await next()
  })

  app.get('/session', async c => c.json(await sessionView(deps, c)))

  async function linesAfter(c: Context, as: string | undefined, from: string | undefined) {
    const reader = await readerOf(deps, c, as)
    const after = Number(from ?? 0)
    if (!Number.isSafeInteger(after) || after < 0) throw new WebProblem('bad-request')
    const locale = localeAsked(c.req.query('lang')) ?? reader.person.locale
    const stored = await deps.chat.since(reader.account.id, after, pageOfLines)
    seen(reader, stored)
    const lines = await Promise.all(stored.map(line => lineIn(deps, reader, line, locale)))
    const cursor = stored.reduce((last, line) => Math.max(last, line.cursor), after)
    return { lines, cursor, more: stored.length === pageOfLines }
  }

  app.get('/lines', async c => c.json(await linesAfter(c, c.req.query('as'), c.req.query('after'))))

  // The sandbox shows what waits for everybody: one request brings it, each with a place to read on from.
  app.get('/lines/many', async c => {
    const from = c.req.queries('after') ?? []
    const asked = (c.req.queries('as') ?? []).slice(0, mostListeners)
    return c.json({ pages: await Promise.all(asked.map((as, at) => linesAfter(c, as, from[at]))) })
  })

  app.get('/live', async c => {
    const asked = [...new Set(c.req.queries('as') ?? [])].slice(0, mostListeners)
    const whom = deps.mode.kind === 'live' ? [undefined] : asked
    const readers = await Promise.all(whom.map(as => readerOf(deps, c, as)))
    return streamSSE(c, stream => {
      const send = (event: string, data: unknown) =>
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => stream.abort())
      const end = live.listen(
        readers.map(({ person, account }) => ({ person: person.id, account })),
        ({ event, data }) => void send(event, data),
      )
      const beat = setInterval(() => void send('beat', {}), heartbeatMs)
      void send('beat', {})
      return new Promise(resolve =>
        stream.onAbort(() => {
          clearInterval(beat)
          end()
          resolve()
        }),
      )
    })
  })

  app.post('/say', small, async c => {
    const request = await bodyOf(c, sayRequest)
    const reader = await readerOf(deps, c, request.as)
    const at = deps.clock.now()
    await deps.chat.add(reader.account.id, {
      key: `said:${eventKey(reader.account, request.key)}`,
      at,
      from: 'person',
      text: request.text,
    })
    return c.json(await accept()(saidEvent(reader.account, at, request)))
  })

  app.route('/rooms', roomRoutes(deps, rooms, accept, small))

  app.post('/press', small, async c => {
    const request = await bodyOf(c, pressRequest)
    const reader = await readerOf(deps, c, request.as)
    return c.json(await accept()(pressedEvent(reader.account, deps.clock.now(), request)))
  })

  app.post('/files', large, async c => {
    const form = await c.req.parseBody().catch(() => {
      throw new WebProblem('bad-request')
    })
    noteAsker(c, form)
    const { as, file } = form
    const reader = await readerOf(deps, c, typeof as === 'string' ? as : undefined)
    if (!(file instanceof File)) throw new WebProblem('bad-request')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { name, mime } = checkUpload(file.name, bytes)
    const { id, size } = await deps.files.put({ name, mime, bytes, by: reader.person.id, at: deps.clock.now() })
    return c.json({ id, name, size, mime })
  })

  app.get('/files/:id', async c => {
    const reader = await readerOf(deps, c, c.req.query('as'))
    const id = c.req.param('id')
    const meta = legible(id) === id ? await deps.openFile(reader.person.id, id) : undefined
    const bytes = meta && (await deps.files.bytes(meta.id))
    if (meta === undefined || bytes === undefined) throw new WebProblem('not-found')
    return c.body(new Uint8Array(bytes).buffer, 200, downloadHeaders(meta))
  })

  app.post('/clock', small, async c => {
    if (deps.mode.kind !== 'sandbox') throw new WebProblem('not-found')
    const { clock } = deps.mode
    await clock.moveTo(movedClock(clock.now(), await bodyOf(c, clockRequest)))
    return c.json({ now: clock.now() })
  })

  app.route('/signin', signInRoutes(deps))

  app.post('/signout', async c => {
    await signOut(sessionDeps(deps), c)
    return c.json({})
  })

  // Mounted below another app, a path of ours that nobody answers must not fall through to the pages.
  app.all('*', async c => answerProblem(c, 'not-found', await languageOf(deps, c), deps.say))
  app.onError(async (fault, c) => {
    const code = problemOf(fault)
    if (code === 'broken') deps.log.error('a request of the web messenger failed', fault, { path: c.req.routePath })
    return answerProblem(c, code, await languageOf(deps, c), deps.say)
  })
  return app
}

function refuse(code: ProblemCode): never {
  throw new WebProblem(code)
}
