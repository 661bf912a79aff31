// A workspace in memory: people, private conversations, messages, files, open modals, and what the bot may do.
import { randomBytes } from 'node:crypto'
import type { Block, View } from './schema.ts'
import { ApiError } from './validate.ts'

export const teamId = 'T0HAOSAN01'
export const appId = 'A0HAOSAN01'
const botId = 'U0HAOSANBOT'
export const botUser = botId

export interface Member {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly confirmed?: boolean
  readonly isBot?: boolean
  readonly team?: string
  deleted: boolean
}

export interface Message {
  readonly ts: string
  readonly from: string
  text: string
  blocks: readonly Block[]
  readonly metadata?: unknown
  readonly files?: readonly string[]
  /** How often it was changed. */
  edits: number
  /** The workspace's edit window is over. */
  frozen: boolean
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly by: string
}

export interface OpenView {
  readonly id: string
  readonly user: string
  hash: string
  view: View
  open: boolean
}

interface Trigger {
  readonly user: string
  readonly at: number
  used: boolean
}

export interface Room {
  readonly id: string
  /** Whose conversation with the bot it is; the bot itself for a channel. */
  readonly user: string
  /** Who is in it besides the bot; channels only. */
  readonly members?: Set<string>
  readonly name?: string
  topic?: string
  readonly messages: Message[]
  archived: boolean
}

export interface Notice {
  readonly user: string
  readonly text: string
}

/** Slack's scopes that the app was installed with. */
export const everyScope = [
  'chat:write',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
  'files:read',
  'files:write',
  'groups:write',
  'groups:history',
] as const

/** A trigger is good for three seconds. */
const triggerMs = 3_000

export class Workspace {
  readonly members = new Map<string, Member>()
  readonly rooms = new Map<string, Room>()
  readonly files = new Map<string, StoredFile>()
  readonly views = new Map<string, OpenView>()
  readonly notices: Notice[] = []
  /** Ephemeral messages: seen once, stored nowhere. */
  readonly toasts: Notice[] = []
  readonly scopes = new Set<string>(everyScope)
  tokenState: 'valid' | 'token_revoked' | 'token_expired' | 'account_inactive' = 'valid'
  messagesTab = true
  private readonly triggers = new Map<string, Trigger>()
  private last = 0

  /** A message's time and name in one, never the same twice. */
  ts(): string {
    this.last = Math.max(this.last + 1, Date.now() * 1_000)
    return `${Math.floor(this.last / 1_000_000)}.${String(this.last % 1_000_000).padStart(6, '0')}`
  }

  id(kind: string): string {
    return `${kind}${randomBytes(5).toString('hex').toUpperCase()}`
  }

  join(id: string, more: Partial<Member> = {}): Member {
    const member: Member = { id, name: id.toLowerCase(), deleted: false, ...more }
    this.members.set(id, member)
    return member
  }

  roomOf(user: string): Room {
    const member = this.members.get(user)
    if (member === undefined) throw new ApiError('user_not_found')
    if (member.isBot) throw new ApiError('cannot_dm_bot')
    if (member.deleted) throw new ApiError('user_disabled')
    const known = [...this.rooms.values()].find(room => room.user === user)
    if (known !== undefined) return known
    const room: Room = { id: `D${user.slice(1)}`, user, messages: [], archived: false }
    this.rooms.set(room.id, room)
    return room
  }

  channel(name: string): Room {
    if (!/^[a-z0-9_-]{1,80}$/.test(name)) throw new ApiError('invalid_name_specials')
    if ([...this.rooms.values()].some(room => room.name === name)) throw new ApiError('name_taken')
    const room: Room = { id: this.id('C'), user: botUser, members: new Set(), name, messages: [], archived: false }
    this.rooms.set(room.id, room)
    return room
  }

  room(id: string): Room {
    const room = id.startsWith('U') || id.startsWith('W') ? this.roomOf(id) : this.rooms.get(id)
    if (room === undefined || this.members.get(room.user)?.deleted) throw new ApiError('channel_not_found')
    if (room.archived) throw new ApiError('is_archived')
    return room
  }

  trigger(user: string): string {
    const id = `${randomBytes(4).readUInt32BE()}.${randomBytes(8).toString('hex')}`
    this.triggers.set(id, { user, at: Date.now(), used: false })
    return id
  }

  spendTrigger(id: string): string {
    const trigger = this.triggers.get(id)
    if (trigger === undefined) throw new ApiError('invalid_trigger_id')
    if (trigger.used) throw new ApiError('exchanged_trigger_id')
    if (Date.now() - trigger.at > triggerMs) throw new ApiError('expired_trigger_id')
    trigger.used = true
    return trigger.user
  }

  openView(user: string, view: View): OpenView {
    const open: OpenView = { id: this.id('V'), user, hash: randomBytes(6).toString('hex'), view, open: true }
    this.views.set(open.id, open)
    return open
  }

  changeView(open: OpenView, view: View): void {
    open.view = view
    open.hash = randomBytes(6).toString('hex')
  }
}
