// Newer data about people: their running cases are told, also when a file says nothing new, so that an import cut short heals by running it again.
import { randomUUID } from 'node:crypto'
import type { InstantText } from '../model/dates.ts'
import { laneOfCase } from '../model/lane.ts'
import type { PersonId } from '../model/person.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Inbox } from '../ports/inbox.ts'

interface CasesToTell {
  readonly cases: Pick<CaseStore, 'openCaseOf'>
  readonly inbox: Pick<Inbox, 'accept'>
}

export async function tellCases(
  { cases, inbox }: CasesToTell,
  people: readonly PersonId[],
  at: InstantText,
): Promise<void> {
  for (const person of people) {
    const caseId = await cases.openCaseOf(person)
    if (caseId === undefined) continue
    const what = { kind: 'data-changed', caseId } as const
    await inbox.accept({ key: `data:${caseId}:${randomUUID()}`, from: { clock: true }, at, what }, laneOfCase(caseId))
  }
}
