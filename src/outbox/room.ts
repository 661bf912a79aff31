// Carries what is asked about a declared room to a messenger, and brings its answer back in as an event.
import type { Words } from '../dispatch/core.ts'
import type { RoomEffect } from '../model/effect.ts'
import type { InboundEvent } from '../model/inbound.ts'
import type { AccountRef, Locale, PersonId, PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import { type NoRoom, type RoomPlace, roomKeyOf } from '../model/room.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { Accept, Platform } from '../ports/platform.ts'
import { placesOf, type ReachDeps } from './reach.ts'
import { inEveryLanguage } from './send.ts'
import type { WebOnlyDeps } from './unreached.ts'

export interface RoomDeps extends ReachDeps, WebOnlyDeps {
  readonly outbox: Outbox
  readonly words: Words
  readonly clock: Clock
  readonly accept: Accept
}

type Made = Extract<InboundEvent['what'], { kind: 'room-made' }>['made']

/**
 * Throws what may pass (`unavailable`, `throttled`), so that the row is tried again; anything else is an answer: no
 * room, and why.
 */
export async function carryRoom(deps: RoomDeps, row: OutboxRow, effect: RoomEffect): Promise<void> {
  const key = roomKeyOf(effect.caseId, effect.room)
  const made = await carried(deps, key, effect)
  if (made !== undefined) {
    const what = { kind: 'room-made' as const, room: key, made }
    await deps.accept({ key: `room:${row.key}`, from: { clock: true }, at: deps.clock.now(), what })
  }
  await deps.outbox.done(row.id)
}

async function carried(deps: RoomDeps, key: string, effect: RoomEffect): Promise<Made | undefined> {
  switch (effect.does) {
    case 'look':
      return look(deps, effect.members)
    case 'open':
      return open(deps, key, effect.members, effect.platform)
    case 'end':
      return end(deps, key, effect.members, effect.place)
  }
}

/** Everybody's account on one messenger; undefined when somebody has none there. */
async function accountsOn(
  deps: RoomDeps,
  members: readonly PersonId[],
  platform: PlatformName,
): Promise<readonly AccountRef[] | undefined> {
  const people = await deps.people.snapshot()
  const places = await Promise.all(
    members.map(async id => {
      const person = people.find(id)
      const all = person === undefined ? [] : await placesOf(deps, person)
      return all.find(([place]) => place.name === platform)?.[1]
    }),
  )
  const found = places.filter(account => account !== undefined)
  return found.length === members.length ? found : undefined
}

/** The first messenger that all share and that can; the web messenger only for those who talk nowhere else together. */
async function look(deps: RoomDeps, members: readonly PersonId[]): Promise<Made> {
  const shared: Platform[] = []
  for (const platform of deps.platforms.values()) {
    const all = (await accountsOn(deps, members, platform.name)) !== undefined
    if (all && (platform.name !== 'web' || (await readTheWeb(deps, members)))) shared.push(platform)
  }
  const outside = shared.filter(({ name }) => name !== 'web')
  let why: NoRoom = 'no-shared-messenger'
  for (const platform of outside.length > 0 ? outside : shared) {
    const missing = await missingOn(platform)
    if (missing === undefined) return { kind: 'found', platform: platform.name }
    why = missing
  }
  return { kind: 'none', why }
}

/** Everybody has a web account; where other messengers run, only who signed in there would find a room. */
async function readTheWeb({ outsideRuns, signedIn }: RoomDeps, members: readonly PersonId[]): Promise<boolean> {
  return !outsideRuns || (await Promise.all(members.map(signedIn))).every(Boolean)
}

async function missingOn({ can, rooms }: Platform): Promise<NoRoom | undefined> {
  if (can.rooms !== 'yes' && can.rooms !== 'with-permission') return can.rooms
  return rooms === undefined ? 'not-made' : rooms.missing()
}

async function open(deps: RoomDeps, key: string, members: readonly PersonId[], platform: PlatformName): Promise<Made> {
  const accounts = await accountsOn(deps, members, platform)
  const rooms = deps.platforms.get(platform)?.rooms
  if (accounts === undefined || rooms === undefined) return { kind: 'none', why: 'no-shared-messenger' }
  const say = await sayTo(deps, members)
  const words = {
    title: say('room.title'),
    topic: say('room.topic'),
    notice: say('room.notice'),
    notices: inEveryLanguage(deps.words, 'room.notice'),
    leave: say('room.leave'),
  }
  try {
    return { kind: 'opened', place: { platform, id: await rooms.open(key, accounts, words) } }
  } catch (fault) {
    // What may pass is tried again; anything else will not pass while two people wait.
    if (fault instanceof AppError && (fault.kind === 'unavailable' || fault.kind === 'throttled')) throw fault
    return {
      kind: 'none',
      why: fault instanceof AppError && fault.kind === 'credentials' ? 'no-permission' : 'not-made',
    }
  }
}

async function end(deps: RoomDeps, key: string, members: readonly PersonId[], place: RoomPlace): Promise<undefined> {
  const say = await sayTo(deps, members)
  const each = inEveryLanguage(deps.words, 'room.ended')
  await deps.platforms.get(place.platform)?.rooms?.end(place.id, key, say('room.ended'), each)
}

/** In every language that somebody in the room reads; a button's label in one line. */
async function sayTo(deps: RoomDeps, members: readonly PersonId[]): Promise<(text: string) => string> {
  const people = await deps.people.snapshot()
  const locales = [...new Set(members.map((id): Locale => people.find(id)?.locale ?? 'zh-CN'))]
  return text => {
    const said = locales.map(locale => deps.words.t(locale, text).trim())
    return said.join(said.some(one => one.length > 40) ? '\n\n' : ' / ')
  }
}
