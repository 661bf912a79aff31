// Cases that ended: whether somebody who declined may be asked again, and from when (product P7).
import { nextStart } from '../engine/settlement/next-start.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import type { CaseStore } from '../ports/case-store.ts'

// Further away than any clock of a case.
const never: InstantText = '9999-12-31T00:00:00.000Z'

/** Until when no new case may be started with this person; undefined when nothing stands in the way. */
export async function closedUntil(
  cases: CaseStore,
  employee: PersonId,
  world: World,
): Promise<InstantText | undefined> {
  const own = (await cases.list()).filter(summary => summary.employeeNo === employee)
  const states = await Promise.all(own.map(summary => cases.load(summary.id)))
  const past = states.filter(state => state !== undefined)
  const next = nextStart(past, employee, world.now, world.calendar, world.people.find(employee)?.timezone)
  switch (next.kind) {
    case 'cooling-down':
      return next.until
    case 'no-more':
      return never
    default:
      return undefined
  }
}
