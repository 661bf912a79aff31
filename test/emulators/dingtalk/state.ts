// What the emulated DingTalk holds: one app, one organisation, its cards, messages and files.
import { randomUUID } from 'node:crypto'

export interface Member {
  readonly userid: string
  readonly department: number
  readonly job_number?: string | undefined
  readonly org_email?: string | undefined
  left: boolean
}

export interface Card {
  readonly track: string
  readonly userid: string
  readonly callbackType: string
  readonly notices: readonly string[]
  params: Record<string, string>
  delivered: boolean
  dead: boolean
  /** Counts what changed the card, turning its pages aside. */
  version: number
  /** A click that waits for its answer; updating the card meanwhile is forbidden. */
  pending: number
  /** Somebody is filling in its form: variables of the form that come now take away what was typed. */
  typing: 'no' | 'yes' | 'lost'
}

export type Shown =
  | { readonly kind: 'card'; readonly track: string }
  | { readonly kind: 'robot'; readonly msgKey: string; readonly param: Readonly<Record<string, string>> }

export interface State {
  readonly app: {
    readonly clientId: string
    clientSecret: string
    readonly robotCode: string
    readonly template: string
  }
  readonly corpId: string
  readonly members: Map<string, Member>
  readonly departments: Map<number, readonly number[]>
  readonly cards: Map<string, Card>
  readonly shown: Map<string, Shown[]>
  readonly media: Map<string, { readonly name: string; readonly bytes: Uint8Array }>
  readonly tokens: Map<string, number>
  tokenSeconds: number
  /** Answers of the next calls, before anything else is looked at. */
  readonly scripted: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }[]
  /** What a real platform would punish or only forbid in its documents. */
  readonly violations: string[]
  /** Path and body of every call. */
  readonly calls: { readonly path: string; readonly body: unknown }[]
}

export const freshState = (): State => ({
  app: {
    clientId: 'dingemulator',
    clientSecret: 'emulated-secret',
    robotCode: 'dingemulator',
    template: '8f250f96-emulator.schema',
  },
  corpId: 'dingcorp',
  members: new Map(),
  departments: new Map([[1, []]]),
  cards: new Map(),
  shown: new Map(),
  media: new Map(),
  tokens: new Map(),
  tokenSeconds: 7_200,
  scripted: [],
  violations: [],
  calls: [],
})

export const id = (): string => randomUUID().replaceAll('-', '')

export function showTo(state: State, userid: string, shown: Shown): void {
  state.shown.set(userid, [...(state.shown.get(userid) ?? []), shown])
}

export function memberOf(state: State, userid: string): Member {
  const known = state.members.get(userid)
  if (known) return known
  const member: Member = { userid, department: 1, job_number: userid, left: false }
  state.members.set(userid, member)
  return member
}
