// The period to consider (product §4.6): it starts when the statement reaches the employee, and a dispute or a pause stops it.
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import { type DateText, dayOf, type InstantText, Temporal } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import type { Refusal } from '../../model/refusal.ts'
import { considerationFloor } from '../../model/settings.ts'
import type { World } from '../../model/world.ts'
import { isOver } from '../clocks/instants.ts'
import { openStep } from '../look.ts'
import { adoptedDisputes, unsettledDisputes } from './reason.ts'

const zoneOfEmployee = ({ parties }: CaseState, { people }: World): string => zoneOf(people, parties.employee)

/** 18:00 on working day number `days` after the statement can reach the employee. */
export function periodFrom(state: CaseState, world: World, days: number): InstantText {
  const zone = zoneOfEmployee(state, world)
  return world.calendar.endOfDay(world.calendar.outsideQuietHours(world.now, zone), days, zone).at
}

/** Working days that were still left of the period at an instant. */
function workdaysLeft(from: InstantText, until: InstantText, zone: string, world: World): number {
  const last = Temporal.Instant.from(until).toZonedDateTimeISO(zone).toPlainDate()
  let day = Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 })
  let left = 0
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    if (world.calendar.isWorkday(day).workday) left += 1
    day = day.add({ days: 1 })
  }
  return left
}

const later = (a: InstantText, b: InstantText): InstantText => (Date.parse(a) > Date.parse(b) ? a : b)

/** The period after it was stopped at `since`: as many working days as were left then, and at least one. */
export function periodResumed(state: CaseState, world: World, since: InstantText): InstantText {
  const until = state.considerUntil
  if (until === undefined) return periodFrom(state, world, state.considerationDays)
  const left = Math.max(1, workdaysLeft(since, until, zoneOfEmployee(state, world), world))
  return later(until, periodFrom(state, world, left))
}

/** A new version leaves what was left, and never less than three working days. */
export function periodOfNextVersion(state: CaseState, world: World, stoppedAt: InstantText | undefined): InstantText {
  if (state.considerUntil === undefined) return periodFrom(state, world, state.considerationDays)
  const floor = periodFrom(state, world, considerationFloor)
  return later(floor, stoppedAt === undefined ? state.considerUntil : periodResumed(state, world, stoppedAt))
}

/**
 * Why a version with this last day cannot go out now: the figures end with that day, and the employee considers as long
 * as they hold. A last day inside the period would press for an early yes.
 */
export function lastDayProblem(
  lastDay: DateText,
  state: CaseState,
  world: World,
  stoppedAt?: InstantText,
): Refusal | undefined {
  if (isOver(lastDay, state, world)) return { kind: 'refused', code: 'last-day-passed', values: { date: lastDay } }
  const until = periodOfNextVersion(state, world, stoppedAt)
  return dayOf(until, zoneOfEmployee(state, world)) > lastDay
    ? { kind: 'refused', code: 'last-day-in-period', values: { date: lastDay, until } }
    : undefined
}

/** Moves the end of the period, on the case and on the open card that waits for it. */
export function movedPeriod(state: CaseState, until: InstantText): readonly CaseEventBody[] {
  const review = openStep(state, 'settlement-review')
  return [
    { kind: 'consideration-moved', until },
    ...(review
      ? [{ kind: 'clock-set', instance: review.id, clock: 'end', at: until, provisional: false } as const]
      : []),
  ]
}

/**
 * A pause since `since` takes none of the days to consider. While lines are disputed the period stands still anyway, and
 * what ends the dispute counts the pause in.
 */
export function periodGivenBack(state: CaseState, world: World, since: InstantText): readonly CaseEventBody[] {
  const until = state.considerUntil
  if (until === undefined || Date.parse(until) <= Date.parse(since)) return []
  if (unsettledDisputes(state).length > 0 || adoptedDisputes(state).length > 0) return []
  const resumed = openStep(state, 'settlement-review') ? periodResumed(state, world, since) : until
  return resumed === until ? [] : movedPeriod(state, resumed)
}
