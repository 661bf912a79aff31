// Instants of a case that clocks in a flow may count from.
import type { CaseState } from '../model/case.ts'
import { type InstantText, readDate } from '../model/dates.ts'
import { lastSettlement } from './look.ts'

type InstantOf = (state: CaseState, zone: string) => InstantText | undefined

const onDay = (day: string, time: string, zone: string): InstantText | undefined =>
  readDate(day)?.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()

export const lastDayOf = (state: CaseState): string => lastSettlement(state)?.lastDay ?? state.opening.lastDay

export const instantFields: Readonly<Record<string, InstantOf>> = {
  'consideration.end': state => state.considerUntil,
  /** The morning of the last day: figures that were estimated become final. */
  'last-day.morning': (state, zone) => onDay(lastDayOf(state), '09:00', zone),
  'last-day.evening': (state, zone) => onDay(lastDayOf(state), '18:00', zone),
  'last-day.end': (state, zone) => onDay(lastDayOf(state), '23:59', zone),
}
