// Cases that ended: whether somebody who declined may be asked again, and from when (product P7).
import { nextStart } from '../engine/settlement/next-start.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import type { CaseStore } from '../ports/case-store.ts'

// Further away than any clock of a case.
const never: InstantText = '9999-12-31T00:00:00.000Z'

/** Whether and how a new case may be started with this person after earlier ones. */
export async function startAfter(
  cases: Pick<CaseStore, 'endedOf'>,
  employee: PersonId,
  world: World,
): Promise<{ readonly closedUntil?: InstantText | undefined; readonly needsHrd: boolean }> {
  const past = await cases.endedOf(employee)
  const next = nextStart(past, employee, world.now, world.calendar, world.people.find(employee)?.timezone)
  switch (next.kind) {
    case 'cooling-down':
      return { closedUntil: next.until, needsHrd: false }
    case 'no-more':
      return { closedUntil: never, needsHrd: false }
    case 'needs-hrd':
      return { needsHrd: true }
    case 'free':
      return { needsHrd: false }
  }
}
