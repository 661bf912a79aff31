// What happens in a declared room: words are kept with their speaker, the company's are read by the coach, the employee's are judged by nobody.
import type { Action, Decision, Reply } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { PersonId } from '../../model/person.ts'
import type { Room } from '../../model/room.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import type { OperationResult } from '../operation.ts'
import { findingsAsData } from '../talk/findings-data.ts'
import { isCleared, riskPause } from '../talk/risk-pause.ts'
import { apply, begin } from '../working.ts'
import { disclosesProtected } from './disclosure.ts'
import { endRoom, overBecause } from './end.ts'

type Happened = Extract<Action, { kind: 'room' }>
type Done = Exclude<OperationResult, { readonly refusal: unknown }>

/** A talk of this many lines has its minutes written first. */
const mostLines = 400

const over: Reply = { text: 'toast.room-over', tone: 'calm' }

export function happenInRoom(flow: RunnableFlow, state: CaseState, action: Happened, world: World): Decision {
  const room = state.rooms?.find(one => one.number === action.room)
  const result = room && whatFollows(state, room, action, world)
  if (result === undefined) return { kind: 'repeated', reply: over }
  const work = begin(flow, state, action, world)
  apply(work, result)
  return decided(state, work, result.reply)
}

/** Undefined: it comes too late, or a second time. */
function whatFollows(state: CaseState, room: Room, { by, did }: Happened, world: World): Done | undefined {
  switch (did.kind) {
    case 'found':
      return room.state === 'looking' ? found(state, room, did.platform) : undefined
    case 'none':
      return room.state === 'looking' || room.state === 'opening' ? endRoom(state, room, did.why) : undefined
    case 'opened':
      return opened(state, room, did.place)
    case 'stranger':
      return room.state === 'open'
        ? { ...endRoom(state, room, 'stranger'), reply: { text: 'toast.room-not-yours', tone: 'warn' } }
        : undefined
    case 'left':
      return room.state === 'open' ? endRoom(state, room, 'left') : undefined
    case 'said':
      return room.state === 'open' && by !== 'clock' ? said(state, room, by, did.text, world) : undefined
  }
}

/** Nobody but whoever asked hears of it before the talk begins. */
function found(state: CaseState, room: Room, platform: NonNullable<Room['platform']>): Done {
  const started = state.steps.some(step => step.step === 'opening-notice')
  return {
    events: [{ kind: 'room-found', room: room.number, platform }],
    opens: started ? [{ step: 'room-consent', data: { room: String(room.number) } }] : [],
  }
}

function opened(state: CaseState, room: Room, place: NonNullable<Room['place']>): Done | undefined {
  if (room.place !== undefined) return undefined
  // It was taken back while the messenger made it: the group is closed again before a word is written.
  if (room.state !== 'opening' || overBecause(state) !== undefined) {
    const { number, members } = room
    return { events: [], effects: [{ kind: 'room', does: 'end', caseId: state.id, room: number, members, place }] }
  }
  return {
    events: [{ kind: 'room-opened', room: room.number, place }],
    opens: room.members.map(who => ({ step: 'room', who, data: { room: String(room.number) } })),
  }
}

function said(state: CaseState, room: Room, by: PersonId, text: string, world: World): Done {
  const line = { kind: 'room-said' as const, room: room.number, text }
  if (by === state.parties.employee) return disclosesProtected(text) ? protectedWords(room) : full(state, room, line)
  const review = world.review({ text, scene: '36', speaker: 'manager' })
  const alert = { step: 'told-check', who: by, data: { ...findingsAsData(review), where: 'room' } }
  if (review.pauses && !isCleared(state, text)) {
    const pause = riskPause(review, text, 'room')
    return { events: [line, ...pause.events], opens: [alert, ...pause.opens] }
  }
  const rest = full(state, room, line)
  if (review.verdict !== 'block' && review.verdict !== 'warn') return rest
  const noted = { kind: 'noted' as const, what: 'room-alert', values: { verdict: review.verdict } }
  return { ...rest, events: [...rest.events, noted], opens: [alert, ...(rest.opens ?? [])] }
}

function full(state: CaseState, room: Room, line: Done['events'][number]): Done {
  if (room.lines.length + 1 < mostLines) return { events: [line] }
  const end = endRoom(state, room, 'full')
  return { ...end, events: [line, ...end.events] }
}

/** The way of 「我有需要说明的特殊情况」 (product P5), except that words nobody agreed to hand over are not kept (PIPL 29). */
const protectedWords = (room: Room): Done => ({
  events: [
    { kind: 'room-said', room: room.number },
    { kind: 'paused', why: 'protection' },
  ],
  opens: [{ step: 'protection', data: { from: 'room' } }, { step: 'told-paused' }],
  reply: { text: 'toast.room-special', tone: 'calm' },
})
