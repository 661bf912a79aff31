// Newer data about people: their running case is told, or the one they declined, which is watched for a while; also when a file says nothing new, so that an import cut short heals by running it again.
import { randomUUID } from 'node:crypto'
import type { InstantText } from '../model/dates.ts'
import { laneOfCase } from '../model/lane.ts'
import type { PersonId } from '../model/person.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Inbox } from '../ports/inbox.ts'

interface CasesToTell {
  readonly cases: Pick<CaseStore, 'list' | 'openCaseOf' | 'endedOf'>
  readonly inbox: Pick<Inbox, 'accept'>
}

export async function tellCases(
  { cases, inbox }: CasesToTell,
  people: readonly PersonId[],
  at: InstantText,
): Promise<void> {
  // A file names the whole company, and few of it have or had a case.
  const concerned = new Set((await cases.list()).map(({ employeeNo }) => employeeNo))
  for (const person of people) {
    if (!concerned.has(person)) continue
    const caseId = (await cases.openCaseOf(person)) ?? (await declinedBy(person, cases))
    if (caseId === undefined) continue
    const what = { kind: 'data-changed', caseId } as const
    await inbox.accept({ key: `data:${caseId}:${randomUUID()}`, from: { clock: true }, at, what }, laneOfCase(caseId))
  }
}

/** The last case this person declined. How long it is watched is for the case to know, by its own clock. */
async function declinedBy(person: PersonId, cases: CasesToTell['cases']): Promise<string | undefined> {
  const ended = await cases.endedOf(person)
  return ended.findLast(state => state.declined !== undefined)?.id
}
