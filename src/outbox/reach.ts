// Where a person can be reached: their accounts on the messengers that run here and may speak to them.
import type { MayReach } from '../dispatch/people.ts'
import type { AccountRef, Person, PlatformName } from '../model/person.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import type { Platform } from '../ports/platform.ts'

export interface ReachDeps {
  readonly people: PeopleStore
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly mayReach: MayReach
}

export type Place = readonly [Platform, AccountRef]

/** In the order of the directory; none when the person has no account that runs here and may be spoken to. */
export async function placesOf(deps: ReachDeps, person: Person): Promise<readonly Place[]> {
  const accounts = await deps.people.accountsOf(person.id)
  return accounts.flatMap(account => {
    const platform = deps.platforms.get(account.platform)
    return platform !== undefined && deps.mayReach(person, account.platform) ? [[platform, account] as const] : []
  })
}
