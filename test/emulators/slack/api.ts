// The emulator's HTTP server: Web API calls, uploads, downloads; tokens, scopes and rates are checked on each.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Call, methods } from './methods.ts'
import type { Rates } from './rates.ts'
import { ApiError } from './validate.ts'
import type { Workspace } from './workspace.ts'

export const botToken = 'xoxb-1111111111-2222222222-emulatoremulatoremulator'
export const appToken = 'xapp-1-A0HAOSAN01-3333333333-emulator'

export interface ApiOptions {
  readonly workspace: Workspace
  readonly rates: Rates
  readonly ticket: () => string
  readonly address: () => string
  /** The next calls fail before or after they took effect. */
  readonly faults: Fault[]
}

export type Fault =
  | { readonly method: string; readonly kind: 'error'; readonly code: string }
  | { readonly method: string; readonly kind: 'http'; readonly status: number }
  /** The call takes effect, the answer never arrives. */
  | { readonly method: string; readonly kind: 'lost-answer' }
  | { readonly method: string; readonly kind: 'slow'; readonly ms: number }

export function apiServer(options: ApiOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch(fault => {
      response.writeHead(500).end(String(fault))
    })
  })
}

async function answer(options: ApiOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://emulator')
  const body = await bytesOf(request)
  if (pathname.startsWith('/upload/')) return upload(options, pathname.slice(8), body, searchParams, request, response)
  if (pathname.startsWith('/files/')) return download(options, pathname.slice(7), request, response)
  if (!pathname.startsWith('/api/') || request.method !== 'POST') return void response.writeHead(404).end()
  const method = pathname.slice(5)
  const fault = takeFault(options.faults, method)
  if (fault?.kind === 'http') return void response.writeHead(fault.status).end('fault')
  if (fault?.kind === 'slow') await new Promise(resolve => setTimeout(resolve, fault.ms))
  if (fault?.kind === 'error') return send(options, response, { ok: false, error: fault.code })
  const args = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  const seconds = options.rates.ask(method, args.channel)
  if (seconds > 0) {
    response.writeHead(429, { 'retry-after': String(seconds), 'content-type': 'application/json' })
    return void response.end('{"ok":false,"error":"ratelimited"}')
  }
  const result = outcome(options, method, args, request.headers.authorization ?? '')
  if (fault?.kind === 'lost-answer') return void request.socket.destroy()
  send(options, response, result)
}

function outcome(options: ApiOptions, method: string, args: Call['args'], authorization: string): object {
  try {
    const known = methods[method]
    if (known === undefined) throw new ApiError('unknown_method')
    checkToken(options.workspace, known, authorization)
    const { workspace, ticket, address } = options
    return { ok: true, ...known.run({ workspace, args, ticket, baseUrl: address() }) }
  } catch (fault) {
    if (fault instanceof ApiError) return { ok: false, error: fault.code, ...fault.more }
    throw fault
  }
}

function checkToken(
  { tokenState, scopes }: Workspace,
  { app, scope }: { readonly app?: boolean; readonly scope?: string },
  authorization: string,
): void {
  const token = authorization.replace(/^Bearer /, '')
  if (token === '') throw new ApiError('not_authed')
  if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth')
  if ((token === appToken) !== (app === true)) throw new ApiError('not_allowed_token_type')
  if (tokenState !== 'valid') throw new ApiError(tokenState)
  if (scope !== undefined && !scopes.has(scope)) {
    throw new ApiError('missing_scope', { needed: scope, provided: [...scopes].join(',') })
  }
}

function takeFault(faults: Fault[], method: string): Fault | undefined {
  const at = faults.findIndex(fault => fault.method === method)
  return at < 0 ? undefined : faults.splice(at, 1)[0]
}

function send({ workspace }: ApiOptions, response: ServerResponse, body: object): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': [...workspace.scopes].join(','),
  })
  response.end(JSON.stringify(body))
}

async function upload(
  { workspace }: ApiOptions,
  id: string,
  body: Buffer,
  search: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = workspace.files.get(id)
  const bytes = filePart(body, request.headers['content-type'] ?? '')
  if (file === undefined || bytes.length !== Number(search.get('length'))) return void response.writeHead(400).end()
  workspace.files.set(id, { ...file, bytes })
  response.writeHead(200).end(`OK - ${bytes.length}`)
}

/** The SDK sends the bytes as one part of a form. */
function filePart(body: Buffer, contentType: string): Buffer {
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1]
  if (boundary === undefined) return body
  const start = body.indexOf('\r\n\r\n') + 4
  return body.subarray(start, body.lastIndexOf(`\r\n--${boundary}`))
}

function download({ workspace }: ApiOptions, id: string, request: IncomingMessage, response: ServerResponse): void {
  const file = workspace.files.get(id)
  const allowed = request.headers.authorization === `Bearer ${botToken}` && workspace.scopes.has('files:read')
  // Whoever may not read it gets a page to sign in, with 200.
  if (!allowed || workspace.tokenState !== 'valid') {
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>')
  }
  if (file === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.from(file.bytes))
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
