// A pressed button on its way to a decision: is the token ours, is this the person it was made for, which case is it.
import { estimateOf } from '../../cards/prepare/estimate.ts'
import { type Claims, readToken } from '../../cards/token.ts'
import { checkForm } from '../../engine/forms.ts'
import type { Action } from '../../model/action.ts'
import type { FormValues } from '../../model/card.ts'
import type { InstantText } from '../../model/dates.ts'
import type { CardRef, Effect } from '../../model/effect.ts'
import { againKey } from '../../model/effect-keys.ts'
import type { InboundEvent } from '../../model/inbound.ts'
import type { Person, PlatformName } from '../../model/person.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PeopleStore } from '../../ports/people-store.ts'
import type { PersonnelStore } from '../../ports/personnel-store.ts'
import type { RehearsalStore } from '../../ports/rehearsal-store.ts'
import { type Answer, sentence } from '../answer.ts'
import { caseIdOf } from '../case-id.ts'
import { startAfter } from '../past-cases.ts'
import { onAskedFor } from '../words/own-card.ts'
import { rehearse } from '../words/rehearse.ts'
import { fileIdsIn, type Worlds } from '../world.ts'
import { afterAck } from './effects.ts'
import { carryOut, type SettleDeps, type Settled, type Settling, settle, storedAs } from './settle.ts'

export interface PressDeps extends SettleDeps {
  readonly worlds: Worlds
  readonly people: PeopleStore
  readonly personnel: Pick<PersonnelStore, 'file'>
  readonly rehearsals: RehearsalStore
  readonly clock: Clock
  readonly secret: Uint8Array
  /** How long after a click a messenger's ack may overwrite the pressed card. */
  readonly ackOverwritesMs: (platform: PlatformName) => number
}

export interface Press {
  readonly event: InboundEvent
  readonly person: Person
  readonly token: string
  readonly values: FormValues
}

const refOf = (claims: Claims): CardRef => ({
  caseId: claims.c,
  instance: claims.i,
  card: claims.k,
  to: claims.p,
  data: claims.d,
})

export async function onPress(deps: PressDeps, press: Press): Promise<Settled> {
  const read = readToken(deps.secret, press.token, deps.clock.now())
  if (!read.ok) return answered(deps, press, sentence('spine.unknown-button', 'warn'))
  const { claims } = read
  if (claims.p !== press.person.id) return deny(deps, press, claims)
  if (read.expired) return expired(deps, press, claims)
  return claims.c === undefined ? onCaselessPress(deps, press, claims) : onCasePress(deps, press, claims, claims.c)
}

async function onCasePress(deps: PressDeps, press: Press, claims: Claims, caseId: string): Promise<Settled> {
  const { action, about } = await askedOf(deps, press, claims, caseId)
  return settle(deps, caseId, action, { ...about, origin: storedAs(press.event) })
}

/** What a click on a case asks for, and what its commit has to know. */
export async function askedOf(
  deps: PressDeps,
  press: Press,
  claims: Claims,
  caseId: string,
): Promise<{ readonly action: Action; readonly about: Settling & { readonly fileIds: readonly string[] } }> {
  const by = press.person.id
  // What the token says about the line it stands at cannot be overwritten by what was typed.
  const values: FormValues = { ...press.values, ...claims.d }
  const world = await deps.worlds.for({ by, caseId, values })
  const at = world.now
  return {
    action: {
      kind: 'press',
      by,
      at,
      cause: press.event.key,
      instance: claims.i,
      option: claims.o,
      seen: claims.s,
      values,
    },
    about: {
      by,
      at,
      world,
      card: cardOf(claims),
      ackUntil: ackUntil(deps, press, at),
      fileIds: fileIdsIn(values).filter(id => world.files(id) !== undefined),
    },
  }
}

/** The card a press came from; parameters of a line are not part of which card it is. */
const cardOf = (claims: Claims): CardRef => ({ caseId: claims.c, instance: claims.i, card: claims.k, to: claims.p })

/** Cards without a case: the start form opens one, the others only ask for another card. */
async function onCaselessPress(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  if (claims.k === 'estimate') return estimated(deps, press, claims)
  if (claims.k === 'help')
    return (await onAskedFor('seek-help', deps, press.event, press.person)) ?? turn(deps, press, claims)
  if (claims.k === 'rehearsal') return rehearsed(deps, press, claims)
  if (claims.k !== 'start' || claims.o !== 'submit') return turn(deps, press, claims)
  const by = press.person.id
  if (!press.person.roles.includes('manager')) return answered(deps, press, sentence('spine.managers-only'))
  const id = caseIdOf(claims.i)
  const card = refOf(claims)
  const state = await deps.cases.load(id)
  if (state !== undefined) {
    return answered(deps, press, { ...sentence('toast.already'), card }, state)
  }
  const world = await deps.worlds.for({ by, caseId: id, values: press.values })
  const at = world.now
  const employee = typeof press.values.employee === 'string' ? press.values.employee : ''
  const [record, personnel] = await Promise.all([deps.people.row(employee), deps.personnel.file(employee)])
  const decision = deps.core.openCase(
    deps.core.flows.current(),
    {
      id,
      by,
      at,
      cause: press.event.key,
      values: press.values,
      employeeRecord: record?.record ?? {},
      rehearsed: await deps.rehearsals.hasPassed(by),
      ...(Object.keys(personnel).length > 0 ? { personnel } : {}),
      ...(await startAfter(deps.cases, employee, world)),
    },
    world,
  )
  const settled = await carryOut(deps, id, undefined, decision, {
    origin: storedAs(press.event),
    by,
    at,
    world,
    card,
    ackUntil: ackUntil(deps, press, at),
  })
  // Another press of the same card opened the case in between.
  return settled === 'stale' ? onCaselessPress(deps, press, claims) : settled
}

/** 「试算」: what was typed stands on the card itself, nowhere else; wrong fields are named. */
async function estimated(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  const by = press.person.id
  const form = deps.core.flows.current().forms.estimate
  if (form === undefined || !press.person.roles.includes('manager')) return turn(deps, press, claims)
  const typed = Object.fromEntries(Object.entries(press.values).filter(([name]) => name !== 'chosen'))
  const world = await deps.worlds.now()
  const checked = checkForm(form, typed, { state: undefined, world, by })
  const unread = checked.ok ? {} : (checked.refusal.fields ?? {})
  const read = checked.ok
    ? checked.values
    : Object.fromEntries(Object.entries(typed).filter(([name]) => !(name in unread)))
  const data = Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]))
  // What the law cannot reckon with is said at its field, beside the others, and nothing that was typed is lost.
  const { error } = estimateOf(data, world)
  const torn = form.fields.find(({ name }) => name === error?.fact && !(name in unread))
  const fields = { ...unread, ...(error && torn ? { [torn.name]: fieldFaults[error.code] ?? 'cannot-reckon' } : {}) }
  if (!checked.ok || Object.keys(fields).length > 0) {
    return answered(deps, press, { ...sentence('refusal.invalid-form', 'warn'), fields, card: refOf(claims) })
  }
  return turn(deps, press, { ...claims, d: data })
}

/** Faults of the law's reading that have a sentence of their own at the field. */
const fieldFaults: Readonly<Record<string, string>> = { invalid_dates: 'not-in-order' }

/** A turn of a rehearsal: answered from its own store, shown again where it stands. */
async function rehearsed(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  const world = await deps.worlds.now()
  const flow = deps.core.flows.current()
  const answer = await rehearse(deps.rehearsals, { claims, values: press.values, flow, world })
  const card = { instance: claims.i, card: claims.k, to: claims.p }
  await deps.outbox.add(`turned:${press.event.key}`, [{ kind: 'show', ref: card, asks: false }])
  return answered(deps, press, answer)
}

/** A button of a card without a case only changes what that card shows. */
async function turn(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  const card: CardRef = { ...refOf(claims), data: { ...claims.d, chosen: claims.o } }
  await deps.outbox.add(`turned:${press.event.key}`, [again(deps, press, card)])
  return answered(deps, press, { card })
}

/** Not the person the button was made for: a closed door without details, and a line in the record (product P11). */
async function deny(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  const onlyYou = sentence('refusal.only-you', 'warn')
  if (claims.c === undefined) return answered(deps, press, onlyYou)
  const world = await deps.worlds.now()
  const by = press.person.id
  const action = {
    kind: 'deny' as const,
    by,
    at: world.now,
    cause: press.event.key,
    what: `${claims.i}/${claims.o}`,
    why: 'not-the-bound-person',
  }
  await settle(deps, claims.c, action, { origin: storedAs(press.event), by, at: world.now, world })
  return { answer: onlyYou }
}

async function expired(deps: PressDeps, press: Press, claims: Claims): Promise<Settled> {
  const card = claims.c === undefined ? refOf(claims) : cardOf(claims)
  await deps.outbox.add(againKey(card, deps.clock.now()), [again(deps, press, card)])
  return answered(deps, press, { ...sentence('toast.stale-card'), card })
}

/** The pressed card in its place, once the ack is out. */
const again = (deps: PressDeps, press: Press, card: CardRef): Effect =>
  afterAck(
    { kind: 'show', ref: card, asks: false },
    { by: card.to, card, ackUntil: ackUntil(deps, press, deps.clock.now()) },
  )

function ackUntil(deps: PressDeps, { event }: Press, now: InstantText): InstantText | undefined {
  const { from } = event
  const ms = 'clock' in from ? 0 : deps.ackOverwritesMs(from.platform)
  return ms === 0 ? undefined : new Date(Date.parse(now) + ms).toISOString()
}

async function answered(deps: PressDeps, press: Press, answer: Answer, state?: Settled['state']): Promise<Settled> {
  await deps.inbox.finish(press.event.key, answer)
  return { answer, state }
}
