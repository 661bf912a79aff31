// Cases that ended: whether somebody who declined may be asked again, and from when (product P7), or reported something (P26).
import { reportedLately } from '../engine/help/earlier-report.ts'
import { nextStart } from '../engine/settlement/next-start.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import type { CaseStore } from '../ports/case-store.ts'

// Further away than any clock of a case.
const never: InstantText = '9999-12-31T00:00:00.000Z'

export interface StartAfter {
  readonly closedUntil?: InstantText | undefined
  readonly needsHrd: boolean
  readonly reported: boolean
}

/** Whether and how a new case may be started with this person after earlier ones. */
export async function startAfter(
  cases: Pick<CaseStore, 'endedOf'>,
  employee: PersonId,
  world: World,
): Promise<StartAfter> {
  const past = await cases.endedOf(employee)
  const zone = world.people.find(employee)?.timezone
  const next = nextStart(past, employee, world.now, world.calendar, zone)
  const reported = reportedLately(past, employee, world.now, zone)
  switch (next.kind) {
    case 'cooling-down':
      return { closedUntil: next.until, needsHrd: false, reported }
    case 'no-more':
      return { closedUntil: never, needsHrd: false, reported }
    case 'needs-hrd':
      return { needsHrd: true, reported }
    case 'free':
      return { needsHrd: false, reported }
  }
}
