// Presses on the card of a rehearsal: the simulated employee answers, and nothing of it touches any case.
import type { Claims } from '../../cards/token.ts'
import type { FormValues } from '../../model/card.ts'
import type { CardRef } from '../../model/effect.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { Rehearsal } from '../../model/rehearsal.ts'
import type { World } from '../../model/world.ts'
import type { RehearsalStore } from '../../ports/rehearsal-store.ts'
import { begin, type Move, move, type RehearsalKit } from '../../talk/rehearsal/play.ts'
import { scoreOf } from '../../talk/rehearsal/score.ts'
import { talkLines } from '../../talk/scripts/sheet.ts'
import { type Answer, sentence } from '../answer.ts'

export interface RehearsalPress {
  readonly claims: Claims
  readonly values: FormValues
  readonly flow: RunnableFlow
  readonly world: World
}

/** Carries a press out and gives the answer; the card itself is built from what is stored. */
export async function rehearse(store: RehearsalStore, press: RehearsalPress): Promise<Answer> {
  const { claims, world } = press
  const card: CardRef = { instance: claims.i, card: claims.k, to: claims.p }
  const [option = '', detail = '', place = ''] = claims.o.split('.')
  const known = await store.load(claims.i)
  // The rehearsal of one card is its person's alone.
  if (known !== undefined && known.person !== claims.p) return sentence('refusal.only-you', 'warn')
  switch (option) {
    case 'begin':
      return { ...(await start(store, press, detail, known)), card }
    case 'forget':
      await store.forget(claims.i)
      return { ...sentence('toast.rehearsal-forgotten'), card }
    case 'again':
      if (known) await store.save({ ...begin(known.id, known.person, '', world.now) }, false)
      return { card }
    default: {
      if (known === undefined) return { ...sentence('toast.stale-card'), card }
      // A second tap on the same moment says nothing twice.
      if (Number(detail) !== known.turns.length || known.ended) return { card }
      const kit = kitOf(press.flow, world, known)
      const made = moveOf(option, place, press.values)
      if (!kit || !made) return { card }
      const next = move(known, kit, made)
      if (next === known) return { ...sentence('refusal.invalid-form', 'warn'), fields: { text: 'required' }, card }
      await store.save(next, scoreOf(next, kit).passed)
      return { card }
    }
  }
}

async function start(
  store: RehearsalStore,
  { claims, flow, world }: RehearsalPress,
  temperament: string,
  known: Rehearsal | undefined,
): Promise<Answer> {
  if (!flow.temperaments.some(one => one.id === temperament)) return {}
  // Pressed again while one is under way: it goes on.
  if (known !== undefined && known.temperament !== '' && known.ended === undefined) return {}
  await store.save(begin(claims.i, claims.p, temperament, world.now), false)
  return {}
}

function kitOf(flow: RunnableFlow, world: World, { temperament }: Rehearsal): RehearsalKit | undefined {
  const found = flow.temperaments.find(one => one.id === temperament)
  return found && { temperament: found, lines: talkLines(flow), review: world.review }
}

function moveOf(option: string, place: string, values: FormValues): Move | undefined {
  switch (option) {
    case 'choose':
      return { kind: 'choose', place: Number(place) }
    case 'own':
      return { kind: 'own', text: typeof values.text === 'string' ? values.text : '' }
    case 'stop':
    case 'leave':
      return { kind: option }
    default:
      return undefined
  }
}
