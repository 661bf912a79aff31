// Whose accounts these are: by employee number or verified e-mail, never by name. Whoever cannot be told apart is linked to nobody.
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
  /** They left the organisation: their accounts end, wherever they came from. */
  readonly gone: readonly AccountRef[]
  /** Links that exist now and will not. */
  readonly lost: readonly { readonly account: AccountRef; readonly person: PersonId }[]
}

const mailOf = (text: string): string => text.trim().toLowerCase()

export function planLinks(entries: readonly DirectoryEntry[], company: Company): LinkPlan {
  const byMail = new Map<string, PersonId[]>()
  for (const [id, email] of company.emails) byMail.set(mailOf(email), [...(byMail.get(mailOf(email)) ?? []), id])
  const byFile = new Map(
    company.before.flatMap(({ account, person, source }) => (source === 'file' ? [[account.id, person] as const] : [])),
  )
  const conflicts: Conflict[] = []
  const found = new Map<PersonId, AccountRef[]>()
  let unknown = 0

  for (const { account, employeeNo, email, also = [], active } of entries) {
    if (!active) continue
    const number = employeeNo?.trim()
    const mails = email === undefined ? [] : (byMail.get(mailOf(email)) ?? [])
    if (mails.length > 1) conflicts.push({ code: 'shared-email', account: account.id, people: mails })
    const people = new Set([
      ...(number !== undefined && company.ids.has(number) ? [number] : []),
      ...(mails.length === 1 ? mails : []),
      ...[account.id, ...also].flatMap(id => byFile.get(id) ?? []),
    ])
    const [person] = people
    if (people.size > 1) conflicts.push({ code: 'two-people', account: account.id, people: [...people].sort() })
    else if (person !== undefined) found.set(person, [...(found.get(person) ?? []), account])
    else if (mails.length === 0) unknown += 1
  }

  const links = [...found].flatMap(([person, accounts]) => {
    const [account, ...more] = accounts
    if (account !== undefined && more.length === 0) return [{ account, person }]
    conflicts.push({ code: 'two-accounts', accounts: accounts.map(({ id }) => id).sort(), person })
    return []
  })
  const gone = entries.flatMap(({ account, active }) => (active ? [] : [account]))
  const left = new Set(gone.map(({ id }) => id))
  const kept = new Set(links.map(({ account, person }) => `${account.id} ${person}`))
  const lost = company.before.filter(
    ({ account, person, source }) =>
      left.has(account.id) || (source === 'sync' && !kept.has(`${account.id} ${person}`)),
  )
  return { links, conflicts, unknown, gone, lost: lost.map(({ account, person }) => ({ account, person })) }
}

/** More than a handful and more than half at once is rather a missing permission than people leaving. */
export const losesTooMany = ({ lost }: LinkPlan, before: readonly Link[]): boolean =>
  lost.length > 5 && lost.length * 2 > before.length
