// The Web API methods that Haosan calls, with the scopes they need and the errors they give.
import { z } from 'zod'
import { ApiError, validMessage, validView } from './validate.ts'
import { appId, botUser, type Message, type Room, teamId, type Workspace } from './workspace.ts'

export interface Call {
  readonly workspace: Workspace
  readonly args: Readonly<Record<string, string>>
  readonly baseUrl: string
  /** A ticket for one WebSocket. */
  readonly ticket: () => string
}

interface Method {
  readonly scope?: string
  /** App-level token (xapp-) instead of the bot's. */
  readonly app?: boolean
  readonly run: (call: Call) => Readonly<Record<string, unknown>>
}

const need = (args: Call['args'], name: string): string => {
  const value = args[name]
  if (value === undefined || value === '') throw new ApiError('invalid_arguments', { missing: name })
  return value
}

function json(args: Call['args'], name: string): unknown {
  try {
    return JSON.parse(need(args, name))
  } catch {
    throw new ApiError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments')
  }
}

const metadataSchema = z.object({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
})

function metadataOf(args: Call['args']): unknown {
  if (args.metadata === undefined) return undefined
  const read = metadataSchema.safeParse(json(args, 'metadata'))
  if (!read.success) throw new ApiError('invalid_metadata_format')
  return read.data
}

function content({ args }: Call): Pick<Message, 'text' | 'blocks'> {
  if (args.text === undefined && args.blocks === undefined) throw new ApiError('no_text')
  const text = args.text ?? ''
  if (text.length > 40_000) throw new ApiError('msg_too_long')
  return { text, blocks: args.blocks === undefined ? [] : validMessage(json(args, 'blocks')) }
}

function own(room: Room, ts: string): Message {
  const message = room.messages.find(one => one.ts === ts)
  if (message === undefined) throw new ApiError('message_not_found')
  if (message.from !== botUser) throw new ApiError('cant_update_message')
  if (message.frozen) throw new ApiError('edit_window_closed')
  return message
}

function page<T>(all: readonly T[], { limit = '100', cursor = '0' }: Call['args']) {
  const from = Number(Buffer.from(cursor, 'base64').toString() || cursor)
  const to = from + Number(limit)
  const next = to < all.length ? Buffer.from(String(to)).toString('base64') : ''
  return { items: all.slice(from, to), response_metadata: { next_cursor: next } }
}

export const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: () => ({
      url: 'https://haosan.slack.com/',
      team: 'Haosan',
      team_id: teamId,
      user_id: botUser,
      bot_id: 'B0HAOSAN',
    }),
  },
  'apps.connections.open': {
    app: true,
    run: ({ baseUrl, ticket }) => ({
      url: `${baseUrl.replace(/^http/, 'ws')}/link/?ticket=${ticket()}&app_id=${appId}`,
    }),
  },
  'conversations.open': {
    scope: 'im:write',
    run: ({ workspace, args }) => ({ channel: { id: workspace.roomOf(need(args, 'users')).id } }),
  },
  'conversations.create': {
    scope: 'groups:write',
    run: ({ workspace, args }) => {
      if (args.is_private !== 'true') throw new ApiError('missing_scope', { needed: 'channels:manage' })
      const { id, name } = workspace.channel(need(args, 'name'))
      return { channel: { id, name, is_private: true } }
    },
  },
  'conversations.setTopic': {
    scope: 'groups:write',
    run: ({ workspace, args }) => {
      const topic = need(args, 'topic')
      if (topic.length > 250) throw new ApiError('too_long')
      workspace.room(need(args, 'channel')).topic = topic
      return { channel: { id: args.channel } }
    },
  },
  'conversations.invite': {
    scope: 'groups:write',
    run: ({ workspace, args }) => {
      const room = workspace.room(need(args, 'channel'))
      for (const user of need(args, 'users').split(',')) {
        if (!workspace.members.has(user)) throw new ApiError('user_not_found')
        if (room.members?.has(user)) throw new ApiError('already_in_channel')
        room.members?.add(user)
      }
      return { channel: { id: room.id } }
    },
  },
  'conversations.archive': {
    scope: 'groups:write',
    run: ({ workspace, args }) => {
      const room = workspace.rooms.get(need(args, 'channel'))
      if (room === undefined) throw new ApiError('channel_not_found')
      if (room.archived) throw new ApiError('already_archived')
      room.archived = true
      return {}
    },
  },
  'conversations.history': {
    scope: 'im:history',
    run: ({ workspace, args }) => {
      const room = workspace.room(need(args, 'channel'))
      if (room.members && !workspace.scopes.has('groups:history')) throw new ApiError('missing_scope')
      const all = room.messages.filter(message => Number(message.ts) > Number(args.oldest ?? 0)).reverse()
      const { items, response_metadata } = page(all, args)
      const messages = items.map(message => ({
        type: 'message',
        user: message.from,
        ts: message.ts,
        text: message.text,
        ...(args.include_all_metadata === 'true' && message.metadata !== undefined && { metadata: message.metadata }),
      }))
      return { messages, has_more: response_metadata.next_cursor !== '', response_metadata }
    },
  },
  'chat.postMessage': {
    scope: 'chat:write',
    run: call => {
      const { workspace, args } = call
      const room = workspace.room(need(args, 'channel'))
      if (!workspace.messagesTab) throw new ApiError('messages_tab_disabled')
      const message: Message = {
        ...content(call),
        ts: workspace.ts(),
        from: botUser,
        metadata: metadataOf(args),
        edits: 0,
        frozen: false,
      }
      room.messages.push(message)
      for (const user of room.members ?? [room.user]) workspace.notices.push({ user, text: message.text })
      return { channel: room.id, ts: message.ts }
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run: call => {
      const { workspace, args } = call
      const channel = need(args, 'channel')
      if (!channel.startsWith('D')) throw new ApiError('channel_not_found')
      const room = workspace.room(channel)
      const message = own(room, need(args, 'ts'))
      Object.assign(message, content(call))
      message.edits += 1
      return { channel: room.id, ts: message.ts }
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run: call => {
      const { workspace, args } = call
      const room = workspace.room(need(args, 'channel'))
      if (room.user !== need(args, 'user')) throw new ApiError('user_not_in_channel')
      const { text, blocks } = content(call)
      const words = blocks.flatMap(block => (block.type === 'section' ? [block.text.text] : []))
      workspace.toasts.push({ user: room.user, text: words.join('\n') || text })
      return { message_ts: workspace.ts() }
    },
  },
  'views.open': {
    run: ({ workspace, args }) => {
      const view = validView(json(args, 'view'))
      const open = workspace.openView(workspace.spendTrigger(need(args, 'trigger_id')), view)
      return { view: { id: open.id, hash: open.hash, ...view } }
    },
  },
  'views.update': {
    run: ({ workspace, args }) => {
      const open = workspace.views.get(need(args, 'view_id'))
      if (open === undefined || !open.open) throw new ApiError('not_found')
      if (args.hash !== undefined && args.hash !== open.hash) throw new ApiError('hash_conflict')
      workspace.changeView(open, validView(json(args, 'view')))
      return { view: { id: open.id, hash: open.hash } }
    },
  },
  'users.list': {
    scope: 'users:read',
    run: ({ workspace, args }) => {
      const { items, response_metadata } = page([...workspace.members.values()], args)
      const mail = workspace.scopes.has('users:read.email')
      const members = items.map(member => ({
        id: member.id,
        team_id: member.team ?? teamId,
        name: member.name,
        deleted: member.deleted,
        is_bot: member.isBot === true,
        is_email_confirmed: member.confirmed === true,
        profile: { real_name: member.name, ...(mail && member.email !== undefined && { email: member.email }) },
      }))
      return { members, response_metadata }
    },
  },
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run: ({ workspace, args, baseUrl }) => {
      const length = Number(need(args, 'length'))
      if (!(length > 0)) throw new ApiError('invalid_arguments')
      const id = workspace.id('F')
      workspace.files.set(id, { id, name: need(args, 'filename'), bytes: new Uint8Array(), by: botUser })
      return { upload_url: `${baseUrl}/upload/${id}?length=${length}`, file_id: id }
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run: ({ workspace, args }) => {
      const room = workspace.room(need(args, 'channel_id'))
      if (!args.channel_id?.startsWith('D')) throw new ApiError('channel_not_found')
      const ids = z.array(z.object({ id: z.string() })).parse(json(args, 'files'))
      const files = ids.map(({ id }) => id)
      if (files.some(id => (workspace.files.get(id)?.bytes.length ?? 0) === 0)) throw new ApiError('file_not_found')
      const ts = workspace.ts()
      for (const id of files) workspace.notices.push({ user: room.user, text: workspace.files.get(id)?.name ?? '' })
      room.messages.push({ ts, from: botUser, text: '', blocks: [], files, edits: 0, frozen: false })
      return { files: files.map(id => ({ id })) }
    },
  },
  'files.info': {
    scope: 'files:read',
    run: ({ workspace, args, baseUrl }) => {
      const file = workspace.files.get(need(args, 'file'))
      if (file === undefined) throw new ApiError('file_not_found')
      return { file: { id: file.id, url_private_download: `${baseUrl}/files/${file.id}` } }
    },
  },
}
