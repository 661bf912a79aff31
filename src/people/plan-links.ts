// Whose accounts these are: by employee number or verified e-mail, never by name. Whoever cannot be told apart, or of whom file and directory say different things, is linked to nobody.
import type { AccountRef, PersonId } from '../model/person.ts'
import type { Link } from '../ports/people-store.ts'
import type { DirectoryEntry } from '../ports/platform.ts'

export interface Company {
  readonly ids: ReadonlySet<PersonId>
  readonly emails: ReadonlyMap<PersonId, string>
  /** The messenger's accounts as they are linked now. */
  readonly before: readonly Link[]
}

export type Conflict =
  /** Number, e-mail or file name different people. */
  | { readonly code: 'two-people'; readonly account: string; readonly people: readonly PersonId[] }
  | { readonly code: 'shared-email'; readonly account: string; readonly people: readonly PersonId[] }
  | { readonly code: 'two-accounts'; readonly accounts: readonly string[]; readonly person: PersonId }

export interface LinkPlan {
  readonly links: readonly { readonly account: AccountRef; readonly person: PersonId }[]
  readonly conflicts: readonly Conflict[]
  /** Accounts that fit nobody of the company's directory. */
  readonly unknown: number
  /** Their person left, or file and directory disagree about them: these accounts end, wherever they came from. */
  readonly gone: readonly AccountRef[]
  /** Links that exist now and will not. */
  readonly lost: readonly { readonly account: AccountRef; readonly person: PersonId }[]
}

const mailOf = (text: string): string => text.trim().toLowerCase()

/** What would be linked, ended and left alone, and the conflicts with their reasons; changes nothing itself. */
export function planLinks(entries: readonly DirectoryEntry[], company: Company): LinkPlan {
  const mails = sharersOf(company.emails)
  const files = new Map(company.before.flatMap(link => (link.source === 'file' ? [[link.account.id, link]] : [])))
  const conflicts: Conflict[] = []
  /** Ids of accounts that end. */
  const ends = new Set<string>()
  const found = new Map<PersonId, AccountRef[]>()
  let unknown = 0

  for (const entry of entries) {
    const ids = idsOf(entry)
    const named = ids.flatMap(id => files.get(id)?.person ?? [])
    const { account, active, employeeNo, email } = entry
    if (!active) {
      for (const id of ids) ends.add(id)
      continue
    }
    const number = employeeNo?.trim()
    const sure = new Set([...(number !== undefined && company.ids.has(number) ? [number] : []), ...named])
    const sharers = email === undefined ? [] : (mails.get(mailOf(email)) ?? [])
    // A shared address tells nobody apart; it does no harm where number or file name one of those who share it.
    const harmless = sure.size === 1 && sharers.length > 1 && sharers.some(one => sure.has(one))
    const people = new Set([...sure, ...(harmless ? [] : sharers)])
    const [person] = people
    if (people.size > 1) {
      const code = sure.size === 0 ? 'shared-email' : 'two-people'
      conflicts.push({ code, account: account.id, people: [...people].sort() })
      for (const id of ids) ends.add(id)
    } else if (person === undefined) unknown += 1
    else found.set(person, [...(found.get(person) ?? []), account])
  }
  // The file names an account that the directory does not have, the directory another one for the same person.
  const listed = new Set(entries.flatMap(idsOf))
  for (const { account, person } of files.values()) if (!listed.has(account.id)) found.get(person)?.push(account)

  const links = [...found].flatMap(([person, accounts]) => {
    const [account, ...more] = accounts
    if (account !== undefined && more.length === 0) return [{ account, person }]
    const ids = accounts.map(({ id }) => id).sort()
    conflicts.push({ code: 'two-accounts', accounts: ids, person })
    for (const entry of entries.filter(one => ids.includes(one.account.id))) for (const id of idsOf(entry)) ends.add(id)
    for (const id of ids) ends.add(id)
    return []
  })
  const kept = new Set(links.map(({ account, person }) => `${account.id} ${person}`))
  const lost = company.before.filter(
    ({ account, person, source }) =>
      ends.has(account.id) || (source === 'sync' && !kept.has(`${account.id} ${person}`)),
  )
  return {
    links,
    conflicts,
    unknown,
    gone: lost.filter(({ account }) => ends.has(account.id)).map(({ account }) => account),
    lost: lost.map(({ account, person }) => ({ account, person })),
  }
}

const idsOf = ({ account, also = [] }: DirectoryEntry): readonly string[] => [account.id, ...also]

function sharersOf(emails: Company['emails']): ReadonlyMap<string, readonly PersonId[]> {
  const sharers = new Map<string, readonly PersonId[]>()
  for (const [id, email] of emails) sharers.set(mailOf(email), [...(sharers.get(mailOf(email)) ?? []), id])
  return sharers
}

/** More than a handful and more than half at once is rather a missing permission than people leaving. */
export const losesTooMany = ({ lost }: LinkPlan, before: readonly Link[]): boolean =>
  lost.length > 5 && lost.length * 2 > before.length
