// The period to consider (product §4.6): it starts when the statement reaches the employee, and a dispute stops it.
import type { CaseState } from '../../model/case.ts'
import { type InstantText, Temporal } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import { considerationFloor } from '../../model/settings.ts'
import type { World } from '../../model/world.ts'

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
