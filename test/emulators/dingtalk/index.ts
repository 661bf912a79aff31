// A DingTalk on the loopback: one port for its APIs and its Stream, strict about what it takes, and phones for its people.
import type { Phone, Serve } from '../../journeys/phone.ts'
import { dingtalkPhone } from './phone.ts'
import { serve as serveApis } from './server.ts'
import { freshState, type State } from './state.ts'
import { openGate, type StreamGate } from './stream.ts'

export interface DingtalkEmulator {
  readonly state: State
  readonly gate: StreamGate
  /** What the adapter has to be told to find it. */
  readonly settings: {
    readonly clientId: string
    readonly clientSecret: string
    readonly apiUrl: string
    readonly oapiUrl: string
    readonly robotCode: string
    readonly cardTemplateId: string
  }
  phone(userid: string): Phone
  /** Links in the chat lead here. */
  serve(serve: Serve): void
  close(): Promise<void>
}

export async function openDingtalkEmulator({
  redeliverMs = 2_000,
  clickMs = 2_000,
  typing = async () => {},
} = {}): Promise<DingtalkEmulator> {
  const state = freshState()
  const gate = openGate(state)
  const server = await serveApis(state, gate)
  const phones = new Map<string, Phone>()
  let pages: Serve | undefined
  return {
    state,
    gate,
    settings: {
      clientId: state.app.clientId,
      clientSecret: state.app.clientSecret,
      apiUrl: server.base,
      oapiUrl: server.base,
      robotCode: state.app.robotCode,
      cardTemplateId: state.app.template,
    },
    phone(userid) {
      const known =
        phones.get(userid) ?? dingtalkPhone({ state, gate, redeliverMs, clickMs, typing, serve: () => pages }, userid)
      phones.set(userid, known)
      return known
    },
    serve(serve) {
      pages = serve
    },
    close: () => server.close(),
  }
}
