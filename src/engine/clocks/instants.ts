// Instants of a case that clocks in a flow may count from.
import type { CaseState } from '../../model/case.ts'
import { type DateText, dayOf, type InstantText, readDate } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { lastAgreement, lastSettlement, textOf } from '../look.ts'

type InstantOf = (state: CaseState, zone: string) => InstantText | undefined

const onDay = (day: string, time: string, zone: string): InstantText | undefined =>
  readDate(day)?.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()

export const lastDayOf = (state: CaseState): string => lastSettlement(state)?.lastDay ?? state.opening.lastDay

/** Whether a day is over where the employee is. After the last one the figures no longer fit whoever still works. */
export const isOver = (day: DateText, { parties }: CaseState, { now, people }: World): boolean =>
  day < dayOf(now, zoneOf(people, parties.employee))

/** The day the hand-over is agreed for; the last working day when nothing else is said. */
export const handoverDay = (state: CaseState): string =>
  textOf(state.agreements.at(-1)?.values ?? {}, 'handoverBy') ?? lastDayOf(state)

/** Severance is paid when the hand-over is done (LCL 50): on the day agreed for it, or on the day it was done when that was later. */
export function severanceDay(state: CaseState, zone: string): string {
  const done = state.answers.handover?.at
  const agreed = handoverDay(state)
  return done === undefined || dayOf(done, zone) < agreed ? agreed : dayOf(done, zone)
}

export const instantFields: Readonly<Record<string, InstantOf>> = {
  'consideration.end': state => state.considerUntil,
  /** The morning of the last day: figures that were estimated become final. */
  'last-day.morning': (state, zone) => onDay(lastDayOf(state), '09:00', zone),
  'last-day.evening': (state, zone) => onDay(lastDayOf(state), '18:00', zone),
  'last-day.end': (state, zone) => onDay(lastDayOf(state), '23:59', zone),
  /** Signing opens a day after the full text was delivered. */
  'agreement.sign-from': state => lastAgreement(state)?.signFrom,
  'withdrawal.end': state => state.withdrawUntil,
  /** The end of the day the hand-over is agreed for. */
  'handover.end': (state, zone) => onDay(handoverDay(state), '23:59', zone),
  'handover-pay.morning': (state, zone) => onDay(severanceDay(state, zone), '09:00', zone),
  'handover-pay.end': (state, zone) => onDay(severanceDay(state, zone), '23:59', zone),
}
