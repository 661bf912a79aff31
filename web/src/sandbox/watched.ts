// Whose conversations the sandbox follows: those who act in cases first, as many as one stream may carry.
import type { PersonId } from '../../../src/model/person.ts'
import type { Brief } from '../api/wire.ts'

const most = 16

/** Sorted, so that changing places on the phones does not open the stream anew. */
export function watchedPeople(people: readonly Brief[], seated: readonly PersonId[]): readonly PersonId[] {
  const acts = (person: Brief): boolean => person.roles.some(role => role !== 'employee')
  const rank = (person: Brief): number => (seated.includes(person.id) ? 0 : acts(person) ? 1 : 2)
  return [...people]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .map(person => person.id)
    .sort()
}
