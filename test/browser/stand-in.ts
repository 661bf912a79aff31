// A stand-in for the server's side of the web messenger: the same API over lines that a test puts there, so that the pages can be tested alone.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { pages } from '../../src/http/pages.ts'
import type { CardView, FormValues, Toast } from '../../src/model/card.ts'
import type { Brief, Line, Seat } from '../../web/src/api/wire.ts'
import { settlementCard } from './fixtures/settlement.ts'
import { standInLinks } from './stand-in-links.ts'

const person = (id: string, name: string, role: Brief['roles'][number], zh: string, en: string) => ({
  id,
  name,
  roles: [role],
  department: role === 'hrbp' ? '人力资源部' : '产品研发部',
  city: '上海',
  locale: 'zh-CN' as const,
  labels: { 'zh-CN': zh, en },
})
const everybody = [
  person('E1002', '周航', 'manager', '经理', 'Manager'),
  person('E1003', '沈宁', 'hrbp', 'HR', 'HR'),
  person('E1007', '林晓', 'employee', '员工', 'Employee'),
  person('E1004', '陈默', 'payroll', '薪酬', 'Payroll'),
]
const phones: Record<Seat, string> = { manager: 'E1002', hr: 'E1003', employee: 'E1007' }

export interface Request {
  readonly path: string
  readonly key?: string
  readonly token?: string
  readonly text?: string
  readonly values?: FormValues
}
interface Reply {
  readonly toast?: Toast
  readonly card?: CardView
  readonly fields?: Record<string, string>
}

/** Who looks: a visitor of the sandbox, a person who is signed in, or nobody it knows. */
export type Mode = 'sandbox' | 'live' | 'nobody'
export type StandIn = Awaited<ReturnType<typeof standIn>>

const morning = '2025-10-20T01:00:00.000Z'
type Reaction = (request: Request) => Reply | 'drop' | Promise<Reply | 'drop'>
const nothing: Reaction = () => ({})

/** `folder` is where the built pages are. */
export async function standIn(folder: string) {
  let mode: Mode = 'sandbox'
  const lines = new Map<string, Line[]>()
  const listeners = new Set<(event: string, data: object) => void>()
  let requests: Request[] = []
  let cursor = 0
  let now = morning
  let reply = nothing

  function put(as: string, line: { text?: string; card?: CardView; from?: 'person' | 'bot' }): void {
    const list = lines.get(as) ?? []
    const known = line.card ? list.findIndex(one => one.card?.key === line.card?.key) : -1
    cursor += 1
    const whole: Line = { id: `${cursor}`, at: now, from: line.from ?? 'bot', text: line.text, card: line.card, cursor }
    const old = list[known]
    lines.set(as, old ? list.with(known, { ...whole, id: old.id, at: old.at }) : [...list, whole])
    for (const tell of listeners) tell('lines', { as })
  }

  const api = new Hono()
  api.get('/session', c => {
    const lang = c.req.query('lang') === 'en' ? 'en' : 'zh-CN'
    const briefs = everybody.map(({ labels, ...rest }) => ({ ...rest, roleLabel: labels[lang] }))
    const bot = { name: lang === 'en' ? 'HR service assistant' : '人事服务助手' }
    if (mode === 'nobody') return c.json({ mode: 'live', lang, bot })
    if (mode === 'live') return c.json({ mode, lang, bot, me: briefs[2] })
    return c.json({ mode, lang, bot, people: briefs, phones, clock: { now, zone: 'Asia/Shanghai' } })
  })
  const linesAfter = (as: string, after: string | undefined) => {
    const page = (lines.get(as) ?? []).filter(line => line.cursor > Number(after ?? 0))
    const last = page.reduce((most, line) => Math.max(most, line.cursor), Number(after ?? 0))
    return { lines: page, cursor: last, more: false }
  }
  api.use('/lines', async (c, next) =>
    mode === 'nobody' ? c.json({ error: { code: 'not-signed-in', text: '请先打开发给您的登录链接。' } }, 401) : next(),
  )
  api.get('/lines', c => c.json(linesAfter(c.req.query('as') ?? '', c.req.query('after'))))
  api.get('/lines/many', c => {
    const from = c.req.queries('after') ?? []
    return c.json({ pages: (c.req.queries('as') ?? []).map((as, at) => linesAfter(as, from[at])) })
  })
  api.get('/live', c =>
    streamSSE(c, stream => {
      const tell = (event: string, data: object) => void stream.writeSSE({ event, data: JSON.stringify(data) })
      listeners.add(tell)
      tell('beat', {})
      return new Promise(resolve =>
        stream.onAbort(() => {
          listeners.delete(tell)
          resolve()
        }),
      )
    }),
  )
  for (const path of ['/say', '/press'] as const) {
    api.post(path, async c => {
      const body: { as: string } & Omit<Request, 'path'> = await c.req.json()
      requests.push({ path, ...body })
      if (path === '/say') put(body.as, { text: body.text ?? '', from: 'person' })
      const answer = await reply({ path, ...body })
      return answer === 'drop' ? c.body(null, 503) : c.json(answer)
    })
  }
  api.post('/files', async c => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File)) return c.json({ error: { code: 'bad-request', text: '没有文件' } }, 400)
    return c.json({ id: `file-${file.name}`, name: file.name, size: file.size, mime: file.type })
  })
  api.post('/clock', async c => {
    const body: { move?: string; to?: string } = await c.req.json()
    const hours = body.move === 'PT4H' ? 4 : 24
    now = body.to ? `${body.to}T01:00:00.000Z` : new Date(Date.parse(now) + hours * 3_600_000).toISOString()
    for (const tell of listeners) tell('clock', { now })
    return c.json({ now })
  })
  api.post('/signout', c => c.json({}))

  const links = standInLinks(settlementCard, () => {
    mode = 'live'
  })
  api.route('/signin', links.app)

  const app = new Hono()
  app.route('/api/web', api)
  app.route('/api/link', links.app)
  app.route('/', await pages(folder))

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    put,
    get requests(): readonly Request[] {
      return requests
    },
    answer(next: Reaction) {
      reply = next
    },
    /** As if it had just been started, with this mode. */
    reset(next: Mode) {
      mode = next
      lines.clear()
      links.forget()
      requests = []
      cursor = 0
      now = morning
      reply = nothing
    },
    /** Ends every open connection, as a restart would. */
    async cut() {
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
