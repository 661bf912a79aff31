// Groups as the open API makes and silences them: the bot owns what it makes, and each call needs its scope.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { AppState } from './contacts.ts'
import { type Chat, freshId, type Tenant } from './tenant.ts'

const created = z.strictObject({
  name: z.string().max(60),
  description: z.string().max(100),
  chat_type: z.enum(['private', 'public']),
  video_conference_setting: z.enum(['only_owner', 'all_members']),
  edit_permission: z.enum(['only_owner', 'all_members']),
})
const added = z.strictObject({ id_list: z.array(z.string()).max(50) })
const moderated = z.strictObject({ moderation_setting: z.enum(['all_members', 'only_owner']) })

export function chats(api: Hono, tenant: Tenant, state: AppState): void {
  const uuids = new Map<string, Chat>()
  const ok = (c: Context, data: unknown = {}) => c.json({ code: 0, msg: 'success', data })
  const refuse = (c: Context, code: number, msg: string) => c.json({ code, msg }, 400)
  const lacks = (scope: string) => !['im:chat', scope].some(one => state.grantedScopes.includes(one))
  const noScope = (c: Context) => refuse(c, 99991672, 'Access denied. One of the following scopes is required')

  api.post('/open-apis/im/v1/chats', async c => {
    if (lacks('im:chat:create')) return noScope(c)
    const body = created.safeParse(await c.req.json())
    if (!body.success) return refuse(c, 232001, 'Your request contains an invalid request parameter.')
    const uuid = c.req.query('uuid') ?? ''
    if (uuid.length > 50) return refuse(c, 232001, 'Your request contains an invalid request parameter.')
    const { name, description } = body.data
    const made: Chat = uuids.get(uuid) ?? {
      id: freshId('oc'),
      name,
      description,
      members: new Map(),
      lines: [],
      moderation: 'all_members',
      state: 'there',
    }
    if (uuid !== '') uuids.set(uuid, made)
    tenant.chats.set(made.id, made)
    return ok(c, { chat_id: made.id, name, chat_type: 'private' })
  })

  api.post('/open-apis/im/v1/chats/:id/members', async c => {
    if (lacks('im:chat.members:write_only')) return noScope(c)
    const chat = tenant.chats.get(c.req.param('id'))
    if (chat === undefined) return refuse(c, 232006, 'Your request specifies a chat_id which is invalid.')
    if (chat.state === 'dissolved') return refuse(c, 232009, 'The chat has already been dissolved.')
    const body = added.safeParse(await c.req.json())
    if (!body.success || c.req.query('member_id_type') !== 'open_id') return refuse(c, 232001, 'invalid parameter')
    const invalid = body.data.id_list.filter(id => tenant.members.get(id)?.state !== 'here')
    if (invalid.length > 0 && c.req.query('succeed_type') === '2') {
      return refuse(c, 232024, 'Users do not have the visibility of the app.')
    }
    for (const id of body.data.id_list) {
      if (!invalid.includes(id) && !chat.members.has(id)) chat.members.set(id, chat.lines.length)
    }
    return ok(c, { invalid_id_list: invalid, not_existed_id_list: [], pending_approval_id_list: [] })
  })

  api.put('/open-apis/im/v1/chats/:id/moderation', async c => {
    if (lacks('im:chat.moderation:write_only')) return noScope(c)
    const chat = tenant.chats.get(c.req.param('id'))
    if (chat === undefined) return refuse(c, 232006, 'Your request specifies a chat_id which is invalid.')
    if (chat.state === 'dissolved') return refuse(c, 232009, 'The chat has already been dissolved.')
    const body = moderated.safeParse(await c.req.json())
    if (!body.success) return refuse(c, 232001, 'Your request contains an invalid request parameter.')
    chat.moderation = body.data.moderation_setting
    return ok(c)
  })
}
