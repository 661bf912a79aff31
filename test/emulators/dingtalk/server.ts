// The emulator's one port: both HTTP APIs with tokens and rates, downloads, and the Stream's socket.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { ok, openApi, type Reply, wrong } from './open-api.ts'
import { id, type State } from './state.ts'
import type { StreamGate } from './stream.ts'
import { json } from './template.ts'

const callsPerSecond = 20

export interface EmulatorServer {
  readonly base: string
  close(): Promise<void>
}

export async function serve(state: State, gate: StreamGate): Promise<EmulatorServer> {
  const recent = new Map<string, number[]>()
  const tooFast = (path: string): boolean => {
    const now = performance.now()
    const calls = (recent.get(path) ?? []).filter(at => now - at < 1_000)
    recent.set(path, [...calls, now])
    return calls.length >= callsPerSecond
  }
  let base = ''
  const server: Server = createServer((request, response) => {
    void answer(request).then(reply => {
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      response.end(
        reply.body instanceof Uint8Array ? reply.body : JSON.stringify(reply.body).replaceAll('{base}', base),
      )
    })
  })

  async function answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const raw = await bodyOf(request)
    const multipart = request.headers['content-type']?.startsWith('multipart/') ?? false
    const body: unknown = multipart ? raw : json(raw.toString('utf8'))
    state.calls.push({ path: url.pathname, body })
    if (url.pathname.startsWith('/download/')) return mediaBytes(url.pathname.slice('/download/'.length))
    const scripted = url.pathname === '/v1.0/gateway/connections/open' ? undefined : state.scripted.shift()
    if (scripted) return scripted
    if (url.pathname === '/v1.0/oauth2/accessToken') return token(body)
    if (url.pathname === '/v1.0/gateway/connections/open') return gate.open(body, base)
    if (tooFast(url.pathname)) return wrong('Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 403)
    if (url.pathname.startsWith('/v1.0/')) {
      if (!valid(request.headers['x-acs-dingtalk-access-token'])) return wrong('InvalidAuthentication')
      return openApi(state, request.method ?? '', url.pathname, body)
    }
    if (!valid(url.searchParams.get('access_token') ?? undefined)) return old(40014)
    return oapi(url.pathname, body, request)
  }

  const valid = (value: string | string[] | undefined): boolean =>
    typeof value === 'string' && (state.tokens.get(value) ?? 0) > Date.now()

  function token(body: unknown): Reply {
    const asked = z.strictObject({ appKey: z.string(), appSecret: z.string() }).safeParse(body)
    const fits =
      asked.success && asked.data.appKey === state.app.clientId && asked.data.appSecret === state.app.clientSecret
    if (!fits) return wrong('invalidClientIdOrSecret')
    const [known, until] = [...state.tokens].find(([, at]) => at > Date.now() + 1_000) ?? [id(), 0]
    const expires = until || Date.now() + state.tokenSeconds * 1_000
    state.tokens.set(known, expires)
    return ok({ accessToken: known, expireIn: Math.floor((expires - Date.now()) / 1_000) })
  }

  const old = (errcode: number, more: object = {}): Reply =>
    ok({ errcode, errmsg: errcode === 0 ? 'ok' : 'error', ...more })

  function oapi(path: string, body: unknown, request: IncomingMessage): Reply {
    if (path === '/media/upload') return upload(body, request.headers['content-type'] ?? '')
    const asked = z
      .object({ dept_id: z.number(), cursor: z.number().default(0), size: z.number().max(100).default(100) })
      .safeParse(body)
    if (!asked.success) return old(40035)
    const { dept_id: department, cursor, size } = asked.data
    if (!state.departments.has(department)) return old(60003)
    if (path === '/topapi/v2/department/listsub') {
      return old(0, { result: (state.departments.get(department) ?? []).map(dept_id => ({ dept_id, name: '部门' })) })
    }
    if (path !== '/topapi/v2/user/list') return old(404)
    const all = [...state.members.values()].filter(member => member.department === department && !member.left)
    const list = all.slice(cursor, cursor + size).map(({ left: _, ...member }) => ({ ...member, active: true }))
    const next = cursor + size
    return old(0, {
      result: { has_more: next < all.length, ...(next < all.length ? { next_cursor: next } : {}), list },
    })
  }

  function upload(body: unknown, type: string): Reply {
    const boundary = /boundary=(.+)$/.exec(type)?.[1]
    if (!(body instanceof Buffer) || boundary === undefined) return old(40004)
    const head = body.indexOf('\r\n\r\n')
    const name = /filename="([^"]*)"/.exec(body.subarray(0, head).toString('utf8'))?.[1] ?? ''
    const bytes = body.subarray(head + 4, body.lastIndexOf(`\r\n--${boundary}`))
    if (bytes.length === 0 || bytes.length > 20 * 1024 * 1024) return old(40006)
    const media_id = `@${id()}`
    state.media.set(media_id, { name, bytes: new Uint8Array(bytes) })
    return old(0, { type: 'file', media_id, created_at: Date.now() })
  }

  const mediaBytes = (code: string): Reply => {
    const file = state.media.get(code)
    return file
      ? { status: 200, body: file.bytes, headers: { 'content-type': 'application/octet-stream' } }
      : wrong('gone', 404)
  }

  server.on('upgrade', (request, socket, head) => gate.upgrade(request, socket, head))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    close: () =>
      new Promise(resolve => {
        gate.close()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
