// Linking people to a messenger's own directory: read it whole, plan, write it in the record, then keep it; HR hears of lost accounts.
import { hearsOfTrouble } from '../engine/help/channel.ts'
import type { CaseState } from '../model/case.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId, PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import type { DirectoryEntry } from '../ports/platform.ts'
import { type LinkPlan, losesTooMany, planLinks } from './plan-links.ts'

/** What a sync leaves in the system's own log: who gained or lost an account, and how many conflicts there were. */
interface PeopleSynced {
  readonly kind: 'people-synced'
  readonly platform: PlatformName
  readonly linked: readonly PersonId[]
  readonly lost: readonly PersonId[]
  readonly conflicts: number
}

export interface SyncPorts {
  readonly people: PeopleStore
  readonly cases: { ofPerson(person: PersonId): Promise<readonly Pick<CaseState, 'id' | 'parties'>[]> }
  readonly outbox: Pick<Outbox, 'add'>
  readonly systemLog: {
    append(draft: {
      readonly by: string
      readonly at: InstantText
      readonly cause: string
      readonly body: PeopleSynced
    }): Promise<void>
  }
  readonly now: InstantText
}

export interface SyncOptions {
  readonly dryRun: boolean
  /** Also when more than half of the accounts would be lost. */
  readonly force: boolean
}

/**
 * The plan, carried out unless it is a dry run. Throws AppError `refused` when more than half of the accounts would be
 * lost, and what the messenger's directory throws; then nothing has changed.
 */
export async function syncPeople(
  platform: PlatformName,
  directory: AsyncIterable<DirectoryEntry>,
  { dryRun, force }: SyncOptions,
  ports: SyncPorts,
): Promise<LinkPlan> {
  const { people, systemLog, now } = ports
  const entries: DirectoryEntry[] = []
  for await (const entry of directory) entries.push(entry)
  const [snapshot, emails, before] = await Promise.all([people.snapshot(), people.emails(), people.links(platform)])
  const plan = planLinks(entries, { ids: new Set(snapshot.all().map(({ id }) => id)), emails, before })
  if (dryRun) return plan
  if (!force && losesTooMany(plan, before)) {
    throw new AppError(
      'refused',
      'too-many-lost',
      `${plan.lost.length} of ${before.length} ${platform} accounts would be lost; nothing was changed. Check what the app may see of the directory, or run again with --force.`,
    )
  }
  const known = new Set(before.map(({ account, person }) => `${account.id} ${person}`))
  const fresh = plan.links.filter(({ account, person }) => !known.has(`${account.id} ${person}`))
  if (fresh.length > 0 || plan.lost.length > 0) {
    const body: PeopleSynced = {
      kind: 'people-synced',
      platform,
      linked: fresh.map(({ person }) => person),
      lost: plan.lost.map(({ person }) => person),
      conflicts: plan.conflicts.length,
    }
    await systemLog.append({ by: 'operator', at: now, cause: 'people sync', body })
  }
  await people.relink(platform, plan.links, plan.gone)
  for (const { person } of plan.lost) await tellHr(ports, platform, person, snapshot.find(person)?.name ?? person)
  return plan
}

/** Whoever is in the middle of a case and lost an account may be waiting for cards that do not come. */
async function tellHr(
  { cases, outbox, now }: SyncPorts,
  platform: PlatformName,
  person: PersonId,
  name: string,
): Promise<void> {
  for (const { id, parties } of await cases.ofPerson(person)) {
    const hr = hearsOfTrouble({ parties }, person)
    if (hr === undefined || hr === person) continue
    const values = { case: id, name, id: person, platform }
    await outbox.add(`account-lost:${platform}:${person}:${id}:${now}`, [
      { kind: 'say', to: hr, caseId: id, text: 'spine.account-lost', values, asks: false },
    ])
  }
}
