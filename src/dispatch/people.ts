// Who is behind an account, and in which language they are answered.
import type { InboundEvent } from '../model/inbound.ts'
import type { AccountRef, Locale, Person, PlatformName } from '../model/person.ts'
import type { PeopleStore } from '../ports/people-store.ts'

export interface WhoIs {
  person(account: AccountRef): Promise<Person | undefined>
}

/** Whom a messenger may speak to at all; in the sandbox, real messengers know its testers only (product P25). */
export type MayReach = (person: Person, platform: PlatformName) => boolean

export const makeWhoIs = (store: PeopleStore, mayReach: MayReach): WhoIs => ({
  async person(account) {
    const [id, people] = await Promise.all([store.byAccount(account), store.snapshot()])
    const person = id === undefined ? undefined : people.find(id)
    return person && mayReach(person, account.platform) ? person : undefined
  },
})

/** The language of an answer: what the client shows, else the person's, else Chinese. */
export const localeOf = (event: InboundEvent, person: Person | undefined): Locale =>
  event.locale ?? person?.locale ?? 'zh-CN'
