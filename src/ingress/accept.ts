// The one entrance: checks an event, stores it durably, and waits a moment for what it comes to. Nothing happens to a case except through here.
import { localeOf, type WhoIs } from '../dispatch/people.ts'
import type { Pump } from '../dispatch/pump.ts'
import { leaseMs } from '../dispatch/work.ts'
import { type InboundEvent, inboundEvent } from '../model/inbound.ts'
import { AppError } from '../model/refusal.ts'
import type { Accepted, Inbox, InboxRow } from '../ports/inbox.ts'
import type { Accept, Ack } from '../ports/platform.ts'
import { type AckDeps, ackOf, readSettled } from './ack.ts'
import type { Answers } from './answers.ts'
import { laneOf } from './lane.ts'

export interface AcceptDeps extends AckDeps {
  readonly inbox: Inbox
  readonly whoIs: WhoIs
  readonly answers: Answers
  readonly secret: Uint8Array
  /** Where rows are worked off: a free lane's row goes there at once. */
  readonly desk: Pick<Pump<InboxRow>, 'kick' | 'place'>
  readonly count: (what: 'fresh' | 'repeated' | 'slow') => void
}

/** How long a click's answer may take before the person is told that it is on its way (Feishu gives 3 s, DingTalk 2 s). */
const patienceMs = 1_000

export function makeAccept(deps: AcceptDeps): Accept {
  return async (raw, kept) => {
    const event = checked(raw)
    const lane = laneOf(event, deps.secret, deps.clock.now())
    const began = performance.now()
    const row = await stored(deps, event, lane, kept)
    deps.count(row.fresh ? 'fresh' : 'repeated')
    // Nobody looks at the answer to a timer.
    if ('clock' in event.from) return {}
    const left = Math.max(0, patienceMs - (performance.now() - began))
    const given = row.answer ?? (await deps.answers.wait(row.id, left))
    const person = await deps.whoIs.person(event.from)
    const reader = { person, locale: localeOf(event, person) }
    if (given === undefined) return late(deps, event, reader)
    return ackOf(deps, readSettled(given), reader)
  }
}

/** Durable, and on its way when its lane is free; otherwise it waits for a claim. */
async function stored(
  { inbox, desk }: AcceptDeps,
  event: InboundEvent,
  lane: string,
  kept: (() => void) | undefined,
): Promise<Accepted> {
  const place = desk.place()
  try {
    const row = await inbox.accept(event, lane, place.room ? leaseMs : undefined)
    const run = (): void => place.run({ id: row.id, lane, event, attempts: 1 })
    kept?.()
    if (!row.leased) place.leave()
    else if (kept === undefined) run()
    // The ack that was just released goes out first.
    else setImmediate(run)
    if (row.fresh && !row.leased) desk.kick()
    return row
  } catch (fault) {
    place.leave()
    throw fault
  }
}

function checked(raw: InboundEvent): InboundEvent {
  const parsed = inboundEvent.safeParse(raw)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new AppError('invalid', 'bad-event', `The event is not of the agreed form (${where}).`)
}

/** Stored but not decided yet: the outcome reaches the person through the outbox. */
async function late(deps: AcceptDeps, event: InboundEvent, reader: Parameters<typeof ackOf>[2]): Promise<Ack> {
  deps.count('slow')
  if (event.what.kind !== 'press') return {}
  return ackOf(deps, { answer: { reply: { text: 'spine.on-its-way', tone: 'calm' } } }, reader)
}
