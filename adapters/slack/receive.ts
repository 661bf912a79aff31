// One payload, whichever way it came: accepted before the acknowledgement, everything that needs Slack itself after it.
import type { InboundEvent } from '../../src/model/inbound.ts'
import { keep } from '../../src/ports/keep.ts'
import { inRoom } from '../../src/ports/room.ts'
import { accepted, afterPress, type Received } from './accepting.ts'
import { openControl } from './clicks/open.ts'
import { toast } from './clicks/outcome.ts'
import { noteSeen } from './clicks/seen.ts'
import { submit } from './clicks/submit.ts'
import { type Desk, sayTo } from './desk.ts'
import { type Click, type Happening, pressEvent, readPayload } from './read.ts'
import { roomIn } from './rooms.ts'
import { sayWords } from './send.ts'

const done: Received = { ack: true }

/** Whether Slack gets its 200, what stands in it, and what is to be done after it. */
export async function receive(desk: Desk, payload: unknown): Promise<Received> {
  const happening = readPayload(payload, desk.deps.clock.now())
  switch (happening.kind) {
    case 'nothing':
      return done
    case 'too-long':
      return { ack: true, after: () => answerWith(desk, happening, 'slack.too-long') }
    case 'loose-file':
      return { ack: true, after: () => answerWith(desk, happening, 'slack.loose-file') }
    case 'in-channel':
      return inChannel(desk, happening)
    case 'event':
      return onEvent(desk, happening)
    case 'click':
      return onClick(desk, happening)
    case 'submitted':
      return submit(desk, happening.account, happening.submission)
  }
}

async function answerWith(
  desk: Desk,
  { account, key }: Extract<Happening, { kind: 'too-long' | 'loose-file' }>,
  text: string,
): Promise<void> {
  const person = await desk.deps.personOf(account)
  if (person === undefined && !(await desk.deps.strangerHears(account))) return
  const say = await sayTo(desk, account)
  await sayWords(desk, account, say(person === undefined ? 'spine.not-linked' : text), `answer:${key}`)
}

const spoken: ReadonlySet<InboundEvent['what']['kind']> = new Set(['text', 'room-text', 'room-unkept'])

async function onEvent(
  desk: Desk,
  { event, account, channel }: Extract<Happening, { kind: 'event' }>,
): Promise<Received> {
  if (channel !== undefined) desk.conversations.set(account.id, channel)
  const kept = await accepted(desk, () => keep(desk.accept, event))
  if (kept === 'again') return { ack: false }
  // Whoever only opens the conversation is told nothing twice; the answer to a text stands below it.
  if (!spoken.has(event.what.kind) || kept === 'refused') return done
  return {
    ack: true,
    after: async () => {
      const { toast: said } = await kept.answer
      if (said !== undefined) await sayWords(desk, account, said.text, `answer:${event.key}`)
    },
  }
}

/** What is answered to words of a room comes in private: nothing but the talk itself stands there. */
async function inChannel(desk: Desk, happening: Extract<Happening, { kind: 'in-channel' }>): Promise<Received> {
  const { account, channel, key, did } = happening
  const room = await roomIn(desk, channel)
  if (room === undefined) return done
  const event = { key, from: account, at: desk.deps.clock.now(), what: inRoom(room, did) }
  return onEvent(desk, { kind: 'event', account, event })
}

async function onClick(desk: Desk, click: Click): Promise<Received> {
  const { channel, account, key } = click
  if (click.address.verb === 'leave' && channel !== undefined)
    return inChannel(desk, { kind: 'in-channel', account, channel, key, did: 'left' })
  if (click.address.verb === 'press') return press(desk, click)
  return {
    ack: true,
    after: async () => {
      await openControl(desk, click)
      await noteSeen(desk, click.account, click.cardKey)
    },
  }
}

/** A click is delivered once and never again: when it could not be kept, the person is told so. */
async function press(desk: Desk, click: Click): Promise<Received> {
  const event = pressEvent(click.account, click.key, desk.deps.clock.now(), click.value)
  const kept = await accepted(desk, () => keep(desk.accept, event))
  if (kept === 'again' || kept === 'refused') {
    return {
      ack: kept === 'refused',
      after: async () => {
        const say = await sayTo(desk, click.account)
        await toast(desk, click.account, say('slack.not-received'), click.key, click.channel)
      },
    }
  }
  return { ack: true, after: async () => afterPress(desk, click, await kept.answer) }
}
