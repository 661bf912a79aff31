// Who is behind an account, and in which language they are answered.
import type { InboundEvent } from '../model/inbound.ts'
import type { AccountRef, Locale, Person } from '../model/person.ts'
import type { PeopleStore } from '../ports/people-store.ts'

export interface WhoIs {
  person(account: AccountRef): Promise<Person | undefined>
}

export const makeWhoIs = (store: PeopleStore): WhoIs => ({
  async person(account) {
    const [id, people] = await Promise.all([store.byAccount(account), store.snapshot()])
    return id === undefined ? undefined : people.find(id)
  },
})

/** The language of an answer: what the client shows, else the person's, else Chinese. */
export const localeOf = (event: InboundEvent, person: Person | undefined): Locale =>
  event.locale ?? person?.locale ?? 'zh-CN'
