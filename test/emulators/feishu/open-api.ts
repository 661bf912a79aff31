// Feishu's open API as the bot calls it: tokens that run out, rates, sizes, codes.
import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { judge } from './card-rules.ts'
import { drawn, seen } from './screen.ts'
import { freshId, type Message, makeRate, type Rates, type Tenant } from './tenant.ts'

export interface AppIdentity {
  readonly appId: string
  readonly appSecret: string
}

const tokenSeconds = 7_200
const cardLock = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; code:230099'

const refuse = (c: Context, code: number, msg: string, status: 400 | 403 | 404 | 429 | 500 = 400) =>
  c.json({ code, msg }, status)
const ok = (c: Context, data: unknown = {}) => c.json({ code: 0, msg: 'success', data })

const createBody = z.object({
  receive_id: z.string(),
  msg_type: z.enum(['interactive', 'text', 'file']),
  content: z.string(),
  uuid: z.string().max(50).optional(),
})

/** Hosts this app's calls; the gateway of the long connection hands out its address here too. */
export function openApi(
  tenant: Tenant,
  app: AppIdentity,
  socketUrl: () => string,
  clientConfig: Readonly<Record<string, number>>,
  rates: Rates,
): Hono {
  const api = new Hono()
  const { trouble } = tenant
  const perApp = makeRate(rates.app, rates.appPerMinute)
  const perPerson = makeRate(rates.person)
  const perMessage = makeRate(rates.message)
  const uuids = new Map<string, { readonly at: number; readonly message: Message }>()

  api.post('/open-apis/auth/v3/tenant_access_token/internal', async c => {
    const body = z.object({ app_id: z.string(), app_secret: z.string() }).parse(await c.req.json())
    if (body.app_id !== app.appId) return c.json({ code: 10003, msg: 'invalid app_id' })
    if (body.app_secret !== app.appSecret || trouble.secretRevoked) {
      return c.json({ code: 10014, msg: 'app secret invalid' })
    }
    const token = freshId('t')
    tenant.tokens.set(token, Date.now() + tokenSeconds * 1_000)
    return c.json({ code: 0, msg: 'ok', tenant_access_token: token, expire: tokenSeconds })
  })

  api.post('/callback/ws/endpoint', async c => {
    const body = z.object({ AppID: z.string(), AppSecret: z.string() }).parse(await c.req.json())
    if (body.AppID !== app.appId || body.AppSecret !== app.appSecret || trouble.secretRevoked) {
      return c.json({ code: 514, msg: 'AuthFailed', data: {} })
    }
    const url = `${socketUrl()}?fpid=493&aid=552564&device_id=71&access_key=k&service_id=33554678&ticket=${freshId('c')}`
    return c.json({ code: 0, msg: '', data: { URL: url, ClientConfig: clientConfig } })
  })

  api.use('/open-apis/*', async (c, next) => {
    const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return refuse(c, 99991661, 'Missing access token for authorization')
    if (trouble.secretRevoked || (tenant.tokens.get(token) ?? 0) < Date.now()) {
      return refuse(c, 99991663, 'Invalid access token for authorization. Please make a test attempt')
    }
    if (trouble.throttleMs !== undefined) {
      c.header('x-ogw-ratelimit-limit', '50')
      c.header('x-ogw-ratelimit-reset', String(Math.ceil(trouble.throttleMs / 1_000)))
      trouble.throttleMs = undefined
      return refuse(c, 99991400, 'request trigger frequency limit', 429)
    }
    if (trouble.code !== undefined) {
      const { code } = trouble
      trouble.code = undefined
      return refuse(c, code, 'as the test wants it')
    }
    if (trouble.slowMs > 0) await new Promise(resolve => setTimeout(resolve, trouble.slowMs))
    await next()
  })

  api.post('/open-apis/im/v1/messages', async c => {
    const raw = await c.req.text()
    const kind = c.req.query('receive_id_type')
    if (kind !== 'open_id' && kind !== 'chat_id') return refuse(c, 230001, 'invalid receive_id_type')
    const body = createBody.safeParse(JSON.parse(raw))
    if (!body.success) return refuse(c, 230001, 'invalid request parameter')
    const { receive_id: to, msg_type, content, uuid } = body.data
    const unreachable = kind === 'open_id' ? personRefused(to) : chatRefused(to)
    if (unreachable !== undefined) return refuse(c, ...unreachable)
    const known = uuid === undefined ? undefined : uuids.get(uuid)
    if (known !== undefined && Date.now() - known.at < 3_600_000) return ok(c, answerOf(known.message))
    if (!perApp('app') || !perPerson(to)) return refuse(c, 230020, 'This operation triggers the frequency limit.')
    const made = bodyOf(msg_type, content, Buffer.byteLength(raw))
    if ('refused' in made) return refuse(c, made.code, made.refused)
    const message: Message = {
      id: freshId('om'),
      to,
      uuid,
      sentAt: Date.now(),
      body: made,
      state: 'there',
      locked: false,
    }
    tenant.messages.push(message)
    if (uuid !== undefined) uuids.set(uuid, { at: Date.now(), message })
    const chat = tenant.chats.get(to)
    chat?.lines.push({ from: 'bot', text: () => (message.body.kind === 'card' ? seen(message.body.card).text : '') })
    for (const reader of chat?.members.keys() ?? [to]) tenant.notices.push({ to: reader, text: noticeOf(made) })
    return ok(c, answerOf(message))
  })

  function personRefused(to: string): readonly [code: number, msg: string] | undefined {
    if (!/^ou_[0-9a-f]{32}$/.test(to)) return [230034, 'The receive_id is invalid.']
    const person = tenant.members.get(to)
    if (person === undefined || person.state === 'out-of-range')
      return [230013, 'Bot has NO availability to this user.']
    if (person.state === 'left') return [230029, 'User has resigned.']
    return person.state === 'blocked' ? [230053, 'The user has stopped the bot from sending messages.'] : undefined
  }

  function chatRefused(to: string): readonly [code: number, msg: string] | undefined {
    const chat = tenant.chats.get(to)
    if (chat === undefined) return [230002, 'The bot can not be outside the group.']
    return chat.state === 'dissolved'
      ? [232009, 'Your request specifies a chat which has already been dissolved.']
      : undefined
  }

  function bodyOf(
    type: z.infer<typeof createBody>['msg_type'],
    content: string,
    bytes: number,
  ): Message['body'] | { readonly code: number; readonly refused: string } {
    if (type === 'interactive') {
      if (bytes > 30 * 1024) return { code: 230025, refused: 'The length of the message content reaches its limit.' }
      const verdict = judge(content)
      if (!verdict.ok) return { code: 230099, refused: verdict.why }
      if (trouble.dataLossRule && leaks(content)) {
        return { code: 230028, refused: 'The messages do NOT pass the audit.' }
      }
      return { kind: 'card', card: verdict.card, json: content }
    }
    const read = z.object({ text: z.string().optional(), file_key: z.string().optional() }).parse(JSON.parse(content))
    if (type === 'text') return { kind: 'text', text: read.text ?? '' }
    const fileKey = read.file_key ?? ''
    return tenant.files.has(fileKey)
      ? { kind: 'file', fileKey }
      : { code: 230017, refused: 'Bot is NOT the owner of the resource.' }
  }

  const noticeOf = (body: Message['body']): string => {
    if (body.kind === 'card') return body.card.config.summary.content
    return body.kind === 'text' ? body.text : `[文件] ${tenant.files.get(body.fileKey)?.name ?? ''}`
  }

  api.patch('/open-apis/im/v1/messages/:id', async c => {
    const raw = await c.req.text()
    const message = tenant.message(c.req.param('id'))
    if (message === undefined || message.body.kind !== 'card') return refuse(c, 230001, 'invalid message_id')
    if (message.state === 'recalled') return refuse(c, 230011, 'The message was recalled.')
    if (message.state === 'deleted') return refuse(c, 230110, 'The message has been deleted.')
    if (Date.now() - message.sentAt > 14 * 86_400_000) return refuse(c, 230031, 'The message is too old to be updated.')
    if (!perMessage(message.id)) return refuse(c, 230020, 'This operation triggers the frequency limit.')
    if (message.locked) {
      return refuse(c, 230099, cardLock)
    }
    const { content } = z.object({ content: z.string() }).parse(JSON.parse(raw))
    const made = bodyOf('interactive', content, Buffer.byteLength(raw))
    if ('refused' in made) return refuse(c, made.code, made.refused)
    if (made.kind === 'card') Object.assign(message.body, made)
    return ok(c)
  })

  api.post('/open-apis/interactive/v1/card/update', async c => {
    const raw = await c.req.text()
    const body = z.object({ token: z.string(), card: z.record(z.string(), z.unknown()) }).safeParse(JSON.parse(raw))
    const given = body.success ? tenant.clickTokens.get(body.data.token) : undefined
    if (!body.success || given === undefined) return refuse(c, 230001, 'invalid token')
    const { message } = given
    if (Date.now() - given.clickedAt > 30 * 60_000) return refuse(c, 300030, 'The token has expired.')
    if (given.uses >= 2) return refuse(c, 300040, 'The token has been used too often.')
    // The real one would fail, or put the old card back a moment later.
    if (!given.answered) return refuse(c, 230099, cardLock)
    if (message.state === 'recalled') return refuse(c, 230011, 'The message was recalled.')
    if (message.state === 'deleted') return refuse(c, 230110, 'The message has been deleted.')
    if (!perApp('app')) return refuse(c, 230020, 'This operation triggers the frequency limit.')
    const made = bodyOf('interactive', JSON.stringify(body.data.card), Buffer.byteLength(raw))
    if ('refused' in made) return refuse(c, made.code, made.refused)
    given.uses += 1
    if (made.kind === 'card') Object.assign(message.body, made)
    return ok(c)
  })

  api.post('/open-apis/im/v1/files', async c => {
    const { file, file_name, file_type } = await c.req.parseBody()
    if (!(file instanceof File) || typeof file_name !== 'string') return refuse(c, 234001, 'Invalid request param.')
    if (file.size === 0) return refuse(c, 234010, "File's size can't be 0.")
    if (file.size > 30 * 1024 * 1024) return refuse(c, 234006, 'The file size exceed the max value.')
    if (!['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'].includes(String(file_type))) {
      return refuse(c, 234001, 'Invalid request param.')
    }
    const key = freshId('file')
    tenant.files.set(key, { name: file_name, bytes: new Uint8Array(await file.arrayBuffer()) })
    return ok(c, { file_key: key })
  })

  api.get('/open-apis/im/v1/messages/:id/resources/:key', c => {
    const file = tenant.files.get(c.req.param('key'))
    if (file === undefined) return refuse(c, 234003, 'File not in message.')
    return c.body(new Uint8Array(file.bytes).buffer, 200, { 'content-type': 'application/octet-stream' })
  })
  return api
}

const answerOf = (message: Message) => ({
  message_id: message.id,
  msg_type: message.body.kind === 'card' ? 'interactive' : message.body.kind,
  create_time: String(message.sentAt),
  chat_id: `oc_${message.to.slice(3)}`,
})

/** What a company's rule against leaks looks for, and the platform's own documents name: phone numbers and mail addresses. */
const leaks = (content: string): boolean => /(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.[a-z]{2,}/i.test(drawn(content))
