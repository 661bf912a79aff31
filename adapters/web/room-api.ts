// Writing in a declared room and leaving it, for those who are in it and for nobody else.
import { Hono, type MiddlewareHandler } from 'hono'
import { type InboundEvent, roomKey } from '../../src/model/inbound.ts'
import type { Accept } from '../../src/ports/platform.ts'
import { bodyOf } from './body.ts'
import type { WebDeps } from './deps.ts'
import { WebProblem } from './problem.ts'
import { eventKey, sayRequest } from './read.ts'
import type { WebRooms } from './rooms.ts'
import { type Reader, readerOf } from './verify.ts'

const inRoom = { room: roomKey }
const saidInRoom = sayRequest.extend(inRoom)
const leftRoom = sayRequest.omit({ text: true }).extend(inRoom)

export function roomRoutes(deps: WebDeps, rooms: WebRooms, accept: () => Accept, small: MiddlewareHandler): Hono {
  const app = new Hono()

  const stateOf = async (room: string, { account }: Reader): Promise<'open' | 'over'> => {
    const state = await rooms.stateFor(room, account)
    if (state === undefined) throw new WebProblem('not-found')
    return state
  }
  const event = (
    { account }: Reader,
    { key, lang }: { readonly key: string; readonly lang?: 'zh-CN' | 'en' | undefined },
    what: InboundEvent['what'],
  ): InboundEvent => ({ key: eventKey(account, key), from: account, at: deps.clock.now(), locale: lang, what })

  app.post('/say', small, async c => {
    const request = await bodyOf(c, saidInRoom)
    const reader = await readerOf(deps, c, request.as)
    const { room, text } = request
    // After its end nothing stands there that looks as if it were part of the record.
    if ((await stateOf(room, reader)) === 'open') {
      await rooms.say(room, reader, text, eventKey(reader.account, request.key))
    }
    return c.json(await accept()(event(reader, request, { kind: 'room-text', room, text })))
  })

  app.post('/leave', small, async c => {
    const request = await bodyOf(c, leftRoom)
    const reader = await readerOf(deps, c, request.as)
    await stateOf(request.room, reader)
    return c.json(await accept()(event(reader, request, { kind: 'room-left', room: request.room })))
  })
  return app
}
