// Whose turn it is in the tour: whoever has the card open, else whoever usually does this.
import type { PersonId } from '../../../src/model/person.ts'
import type { Brief, Seat } from '../api/wire.ts'
import type { Phones } from './progress.ts'
import { hasOpen } from './sight.ts'
import type { Hint } from './steps.ts'

/** The phone on which a person of this role is shown when they are on none. */
export function seatFor(hint: Hint): Seat {
  if (hint.role === 'manager' || hint.role === 'employee') return hint.role
  return 'hr'
}

export function turnOf(
  hint: Hint | undefined,
  people: readonly Brief[],
  usual: Readonly<Record<Seat, PersonId>>,
  phones: readonly Phones[],
): Brief | undefined {
  if (!hint) return undefined
  const { at } = hint
  const holder = at && phones.find(({ lines }) => hasOpen(lines, at))?.person
  const byRole = hint.role === 'hrbp' || hint.role === 'manager' || hint.role === 'employee' ? usual[seatFor(hint)] : ''
  return (
    people.find(person => person.id === holder) ??
    people.find(person => person.id === byRole) ??
    people.find(person => person.roles.includes(hint.role))
  )
}
