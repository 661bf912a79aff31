// Once a month the heads of HR get the review of the months that are over; the outbox keeps each from being sent twice.
import { companyZone, type InstantText, Temporal } from '../model/dates.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import { monthOf } from '../talk/learning/review.ts'

export interface MonthlyReviewDeps {
  readonly cases: Pick<CaseStore, 'list'>
  readonly people: Pick<PeopleStore, 'snapshot'>
  readonly outbox: Pick<Outbox, 'add'>
  readonly clock: Clock
}

/** Months before this many are not told any more. */
const mostMonths = 24

/** Months that are over, from the first case on, newest last. */
export function monthsOver(firstCase: InstantText, now: InstantText): readonly string[] {
  const months: string[] = []
  let month = Temporal.PlainYearMonth.from(monthOf(firstCase, companyZone))
  const current = Temporal.PlainYearMonth.from(monthOf(now, companyZone))
  while (Temporal.PlainYearMonth.compare(month, current) < 0) {
    months.push(month.toString())
    month = month.add({ months: 1 })
  }
  return months.slice(-mostMonths)
}

/** Gives what to do at every sweep; it asks the database only when a month has passed since the last time. */
export function makeMonthlyReview({ cases, people, outbox, clock }: MonthlyReviewDeps): () => Promise<void> {
  let told: string | undefined
  return async () => {
    const now = clock.now()
    // By the company's calendar: a month is over for everybody at the same moment.
    const month = monthOf(now, companyZone)
    if (told === month) return
    const opened = (await cases.list()).map(one => one.openedAt)
    const first = opened.reduce<InstantText | undefined>(
      (oldest, at) => (oldest === undefined || Date.parse(at) < Date.parse(oldest) ? at : oldest),
      undefined,
    )
    const heads = (await people.snapshot()).withRole('hrd')
    for (const over of first === undefined ? [] : monthsOver(first, now)) {
      for (const { id } of heads) {
        const ref = { instance: `review#${over}`, card: 'monthly-review', to: id, data: { month: over } }
        await outbox.add(`review:${over}:${id}`, [{ kind: 'show', ref, asks: true }])
      }
    }
    told = month
  }
}
