// The company as Feishu holds it: people, messages, files, tokens, and what a test makes go wrong.
import { createHash, randomBytes } from 'node:crypto'
import type { Card } from './card-rules.ts'

export interface Member {
  readonly openId: string
  readonly employeeNo?: string | undefined
  readonly enterpriseEmail?: string | undefined
  readonly locale: 'zh_CN' | 'en_US'
  state: 'here' | 'left' | 'blocked' | 'out-of-range'
}

export interface Message {
  readonly id: string
  readonly to: string
  readonly uuid: string | undefined
  readonly sentAt: number
  readonly body:
    | { readonly kind: 'card'; card: Card; json: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly fileKey: string }
  state: 'there' | 'recalled' | 'deleted'
  /** Pressed just now and not answered yet: it cannot be replaced. */
  locked: boolean
}

/** The token of a click: good from its answer on, for thirty minutes and twice. */
export interface ClickToken {
  readonly message: Message
  readonly clickedAt: number
  answered: boolean
  uses: number
}

/** A group of the bot's. */
export interface Chat {
  readonly id: string
  readonly name: string
  readonly description: string
  /** From which line on each member reads: nobody sees what stood there before they came. */
  readonly members: Map<string, number>
  readonly lines: { readonly from: string; readonly text: () => string }[]
  /** Who may write. */
  moderation: 'all_members' | 'only_owner'
  state: 'there' | 'dissolved'
}

export interface StoredFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Tenant {
  readonly members: Map<string, Member>
  readonly messages: Message[]
  readonly chats: Map<string, Chat>
  readonly files: Map<string, StoredFile>
  readonly notices: { readonly to: string; readonly text: string }[]
  readonly tokens: Map<string, number>
  readonly clickTokens: Map<string, ClickToken>
  /** What the test makes go wrong. */
  readonly trouble: {
    /** The next call is told to come again after this many milliseconds. */
    throttleMs: number | undefined
    secretRevoked: boolean
    /** A rule against phone numbers and mail addresses in messages. */
    dataLossRule: boolean
    /** The next call is answered with this code. */
    code: number | undefined
    /** How long the next answers take. */
    slowMs: number
  }
  member(openId: string): Member
  message(id: string): Message | undefined
}

export const openIdOf = (person: string): string =>
  `ou_${createHash('sha256').update(`feishu:${person}`).digest('hex').slice(0, 32)}`

export const freshId = (kind: 'om' | 'oc' | 'file' | 'img' | 't' | 'ev' | 'c'): string =>
  kind === 't' || kind === 'c'
    ? `${kind}-${randomBytes(16).toString('hex')}`
    : `${kind}_${randomBytes(16).toString('hex')}`

export function makeTenant(): Tenant {
  const members = new Map<string, Member>()
  const messages: Message[] = []
  return {
    members,
    messages,
    chats: new Map(),
    files: new Map(),
    notices: [],
    tokens: new Map(),
    clickTokens: new Map(),
    trouble: { throttleMs: undefined, secretRevoked: false, dataLossRule: false, code: undefined, slowMs: 0 },
    member(openId) {
      const known = members.get(openId)
      if (known !== undefined) return known
      const made: Member = { openId, locale: 'zh_CN', state: 'here' }
      members.set(openId, made)
      return made
    },
    message: id => messages.find(message => message.id === id),
  }
}

/** Calls that are let through in a second, and for the app in a minute too. */
export interface Rates {
  readonly app: number
  readonly appPerMinute: number
  readonly person: number
  readonly message: number
}

export const documentedRates: Rates = { app: 50, appPerMinute: 1_000, person: 5, message: 5 }

/** Calls within the last second (and minute), as the gateway counts them. */
export function makeRate(perSecond: number, perMinute = Number.POSITIVE_INFINITY): (key: string) => boolean {
  const calls = new Map<string, number[]>()
  return key => {
    const now = Date.now()
    const recent = (calls.get(key) ?? []).filter(at => now - at < 60_000)
    const allowed = recent.filter(at => now - at < 1_000).length < perSecond && recent.length < perMinute
    calls.set(key, allowed ? [...recent, now] : recent)
    return allowed
  }
}
