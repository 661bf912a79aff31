// The one entrance: checks an event, stores it durably, and waits a moment for what it comes to. Nothing happens to a case except through here.
import { setTimeout } from 'node:timers/promises'
import { type ReadToken, readToken } from '../cards/token.ts'
import type { Settled } from '../dispatch/click/settle.ts'
import { localeOf, type WhoIs } from '../dispatch/people.ts'
import type { Pump } from '../dispatch/pump.ts'
import { leaseMs } from '../dispatch/work.ts'
import { type InboundEvent, inboundEvent } from '../model/inbound.ts'
import { AppError } from '../model/refusal.ts'
import type { Accepted, Inbox, InboxRow } from '../ports/inbox.ts'
import type { Log } from '../ports/log.ts'
import type { Accept, Ack } from '../ports/platform.ts'
import { type AckDeps, type AckReader, ackOf, readSettled } from './ack.ts'
import type { Answers } from './answers.ts'
import { laneOf } from './lane.ts'

export interface AcceptDeps extends AckDeps {
  readonly inbox: Inbox
  readonly whoIs: WhoIs
  readonly answers: Answers
  readonly secret: Uint8Array
  /** Where rows are worked off: a free lane's row goes there at once. */
  readonly desk: Pick<Pump<InboxRow>, 'kick' | 'place'>
  /** Decides and commits an event that need not wait for its turn; `undefined` when it has to. */
  readonly atOnce: (event: InboundEvent, read: ReadToken, lane: string) => Promise<Settled | undefined>
  readonly count: (what: 'fresh' | 'repeated' | 'slow') => void
  readonly log: Log
}

/** How long a click's answer may take before the person is told that it is on its way (Feishu gives 3 s, DingTalk 2 s). */
const patienceMs = 1_000
/** Another process may have taken the row, and tells only the database: whoever waits looks there this often. */
const lookMs = 80

/** Throws `invalid` for an event that is not of the agreed form, and whatever kept it from being stored; then nothing happened. */
export function makeAccept(deps: AcceptDeps): Accept {
  return async (raw, kept) => {
    const event = checked(raw)
    const { what } = event
    const read = what.kind === 'press' ? readToken(deps.secret, what.token, deps.clock.now()) : undefined
    const lane = laneOf(event, read)
    const began = performance.now()
    // Whoever is acked once it is stored does not wait for a decision first.
    const settled = kept === undefined ? await decided(deps, event, read, lane) : undefined
    if (settled !== undefined) {
      deps.count('fresh')
      return ackOf(deps, settled, await readerOf(deps, event))
    }
    const row = await stored(deps, event, lane, kept)
    deps.count(row.fresh ? 'fresh' : 'repeated')
    // Nobody looks at the answer to a timer.
    if ('clock' in event.from) return {}
    const left = Math.max(0, patienceMs - (performance.now() - began))
    const given = row.answer ?? (await answerOf(deps, row, event.key, left))
    const reader = await readerOf(deps, event)
    if (given === undefined) return late(deps, event, reader)
    return ackOf(deps, readSettled(given), reader)
  }
}

/** From this process as soon as it is given, from another one moments later; undefined when neither comes in time. */
async function answerOf({ answers, inbox }: AcceptDeps, row: Accepted, key: string, ms: number): Promise<unknown> {
  let over = false
  const here = answers.wait(row.id, ms).finally(() => {
    over = true
  })
  // What is leased here is worked off here; a row that waits its turn may be taken by whoever is free.
  while (!over && !row.leased) {
    await Promise.race([here, setTimeout(lookMs, undefined, { ref: false })])
    // A database that is away just now answers at the next look.
    const elsewhere = over ? undefined : await inbox.answerTo(key).catch(() => undefined)
    if (elsewhere !== undefined) return elsewhere
  }
  return here
}

async function readerOf({ whoIs }: AcceptDeps, event: InboundEvent): Promise<AckReader> {
  const person = 'clock' in event.from ? undefined : await whoIs.person(event.from)
  return { person, locale: localeOf(event, person) }
}

/** What came of it at once; whatever goes wrong on the way, it is stored like everything else and tried again there. */
async function decided(
  { atOnce, desk, log }: AcceptDeps,
  event: InboundEvent,
  read: ReadToken | undefined,
  lane: string,
) {
  if (read === undefined) return undefined
  const place = desk.place()
  try {
    return place.room ? await atOnce(event, read, lane) : undefined
  } catch (fault) {
    log.warn('a click could not be decided at once', { why: fault instanceof AppError ? fault.code : 'fault' })
    return undefined
  } finally {
    place.leave()
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
async function late(deps: AcceptDeps, event: InboundEvent, reader: AckReader): Promise<Ack> {
  deps.count('slow')
  if (event.what.kind !== 'press') return {}
  return ackOf(deps, { answer: { reply: { text: 'spine.on-its-way', tone: 'calm' } } }, reader)
}
