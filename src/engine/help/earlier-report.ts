// Whether somebody reported something in an earlier case not long ago: nothing may be turned against them because of it.
import type { CaseState } from '../../model/case.ts'
import { companyZone, type InstantText, Temporal } from '../../model/dates.ts'
import type { PersonId } from '../../model/person.ts'

/** As long as HR's own list of protected circumstances looks back for complaints (form `release`). */
const months = 6

/** `past` may hold cases of anybody; `zone` is where the employee's days are counted. */
export function reportedLately(
  past: readonly CaseState[],
  employee: PersonId,
  now: InstantText,
  zone = companyZone,
): boolean {
  const since = Temporal.Instant.from(now).toZonedDateTimeISO(zone).subtract({ months }).epochMilliseconds
  return past.some(
    ({ parties, protectedActivity }) =>
      parties.employee === employee && protectedActivity !== undefined && Date.parse(protectedActivity.at) >= since,
  )
}
