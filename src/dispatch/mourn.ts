// An event that could not be carried out after all tries: nobody is left waiting, and HR of the case gets a task about it.
import type { InstantText } from '../model/dates.ts'
import type { GaveUp } from '../model/gave-up.ts'
import { caseOfLane } from '../model/lane.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Inbox, InboxRow } from '../ports/inbox.ts'
import type { Outbox } from '../ports/outbox.ts'
import { inWords } from './gave-up.ts'
import type { WhoIs } from './people.ts'

export interface MournDeps {
  readonly whoIs: WhoIs
  readonly cases: Pick<CaseStore, 'load'>
  readonly inbox: Pick<Inbox, 'accept'>
  readonly outbox: Pick<Outbox, 'add'>
  readonly now: () => InstantText
}

export async function mourn(deps: MournDeps, row: InboxRow, why: string): Promise<void> {
  const { from, what } = row.event
  const person = 'clock' in from ? undefined : await deps.whoIs.person(from)
  if (person !== undefined) {
    await deps.outbox.add(`given-up:${row.id}`, [{ kind: 'say', to: person.id, text: 'spine.given-up', asks: false }])
  }
  const caseId = caseOfLane(row.lane)
  if (caseId === undefined) return
  // When not even the task about it can be opened, words must do.
  if (what.kind === 'gave-up') return tellInWords(deps, caseId, row.id)
  const about: GaveUp['what'] = 'clock' in from ? { kind: 'deadline' } : { kind: 'press', person: person?.id }
  const gaveUp = { row: `in ${row.id}`, why, what: about }
  const event = {
    key: `gave-up:in:${row.id}`,
    from: { clock: true },
    at: deps.now(),
    what: { kind: 'gave-up', caseId, gaveUp },
  } as const
  await deps.inbox.accept(event, row.lane)
}

async function tellInWords(deps: MournDeps, caseId: string, id: string): Promise<void> {
  const hr = (await deps.cases.load(caseId))?.parties.hrbp
  if (hr !== undefined) await deps.outbox.add(`given-up:${id}`, [inWords(hr, caseId)])
}
