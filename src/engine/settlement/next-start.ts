// Whether a new case may be started with somebody who has declined before (product P7): a cool-down, then one more attempt at most.
import type { CaseState } from '../../model/case.ts'
import { companyZone, type DateText, dayOf, daysAfter, type InstantText } from '../../model/dates.ts'
import type { PersonId } from '../../model/person.ts'
import type { WorkCalendar } from '../../model/world.ts'

/** Working days during which nobody asks again. */
export const coolDownDays = 10
/** Days after a decline in which changes to somebody's post, pay or access are looked at twice. */
export const watchDays = 90
/** Days after a withdrawn offer in which no new one is made (product P13, and what its confirmation promises). */
export const withdrawnDays = 30
/** One attempt and one more. */
const mostAttempts = 2

export type NextStart =
  | { readonly kind: 'free' }
  | { readonly kind: 'cooling-down'; readonly until: InstantText }
  /** The one more attempt: the head of HR has to approve it. */
  | { readonly kind: 'needs-hrd'; readonly declinedAt: InstantText }
  | { readonly kind: 'no-more' }

export function coolDownEnd(declinedAt: InstantText, calendar: WorkCalendar, zone: string): InstantText {
  return calendar.endOfDay(declinedAt, coolDownDays, zone).at
}

/** The last day of the watch, counted where the employee is. */
export const watchEnd = (declinedAt: InstantText, zone: string): DateText =>
  daysAfter(dayOf(declinedAt, zone), watchDays)

/** `past` may hold cases of anybody; only those of this person that ended declined or withdrawn count. */
export function nextStart(
  past: readonly CaseState[],
  employee: PersonId,
  now: InstantText,
  calendar: WorkCalendar,
  zone = companyZone,
): NextStart {
  const declined = past
    .filter(state => state.parties.employee === employee && state.ended?.how === 'declined')
    .flatMap(({ declined: end }) => end?.at ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  const withdrawn = past
    .filter(state => state.parties.employee === employee && state.ended?.how === 'withdrawn')
    .map(({ ended }) => Date.parse(ended?.at ?? '') + withdrawnDays * 86_400_000)
    .sort((a, b) => a - b)
    .at(-1)
  if (withdrawn !== undefined && Date.parse(now) < withdrawn) {
    return { kind: 'cooling-down', until: new Date(withdrawn).toISOString() }
  }
  const last = declined.at(-1)
  if (last === undefined) return { kind: 'free' }
  if (declined.length >= mostAttempts) return { kind: 'no-more' }
  const until = coolDownEnd(last, calendar, zone)
  return Date.parse(now) < Date.parse(until) ? { kind: 'cooling-down', until } : { kind: 'needs-hrd', declinedAt: last }
}
