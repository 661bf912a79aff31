// Dates that contradict each other: a life, a job, its notice and its end come in that order.
import { before } from '../../src/law/tenure.ts'
import { Temporal } from '../../src/model/dates.ts'

const orders = [
  ['birthDate', 'hireDate'],
  ['hireDate', 'noticeDate'],
  ['hireDate', 'endDate'],
  ['noticeDate', 'endDate'],
] as const

/** The later fact of a pair that is reversed. */
export function dateOutOfOrder(facts: ReadonlyMap<string, unknown>): string | undefined {
  for (const [first, last] of orders) {
    const a = facts.get(first)
    const b = facts.get(last)
    if (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate && before(b, a)) return last
  }
  return undefined
}
