// Who is behind an account, and in which language they are answered; remembered until the directory changes.
import type { InboundEvent } from '../model/inbound.ts'
import type { AccountRef, Locale, People, Person, PersonId } from '../model/person.ts'
import type { PeopleStore } from '../ports/people-store.ts'

export interface WhoIs {
  person(account: AccountRef): Promise<Person | undefined>
}

export function makeWhoIs(store: PeopleStore): WhoIs {
  // A new snapshot means that somebody imported; its cache goes with it.
  const caches = new WeakMap<People, Map<string, PersonId>>()

  return {
    async person(account) {
      const people = await store.snapshot()
      const cache = caches.get(people) ?? new Map<string, PersonId>()
      caches.set(people, cache)
      const key = `${account.platform}:${account.id}`
      const id = cache.get(key) ?? (await store.byAccount(account))
      if (id === undefined) return undefined
      cache.set(key, id)
      return people.find(id)
    },
  }
}

/** The language of an answer: what the client shows, else the person's, else Chinese. */
export const localeOf = (event: InboundEvent, person: Person | undefined): Locale =>
  event.locale ?? person?.locale ?? 'zh-CN'
