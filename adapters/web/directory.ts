// People as the web messenger shows them: a name, a role in the reader's language, nothing sealed.
import type { AccountRef, Locale, People, Person, PersonId, Role } from '../../src/model/person.ts'
import type { PeopleStore } from '../../src/ports/people-store.ts'

export interface Brief {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
  readonly department?: string | undefined
  readonly city?: string | undefined
  readonly locale: Locale
  readonly roleLabel: string
}

// The role a person is named by, when there are several.
const byWeight: readonly Role[] = [
  'hrbp',
  'hrd',
  'payroll',
  'finance',
  'legal',
  'signatory',
  'it',
  'admin',
  'auditor',
  'secadmin',
  'sysadmin',
  'helpline',
  'manager',
  'employee',
]

export const mainRole = (person: Person): Role => byWeight.find(role => person.roles.includes(role)) ?? 'employee'

export function briefOf(person: Person, locale: Locale, say: (locale: Locale, key: string) => string): Brief {
  const { id, name, roles, department, city } = person
  return {
    id,
    name,
    roles,
    department,
    city,
    locale: person.locale,
    roleLabel: say(locale, `web.role.${mainRole(person)}`),
  }
}

/** Whom the three phones show first: an employee with a manager and an HR partner of their own. */
export function defaultPhones(
  people: People,
): { readonly manager: PersonId; readonly hr: PersonId; readonly employee: PersonId } | undefined {
  for (const person of people.all()) {
    const manager = person.managerId === undefined ? undefined : people.find(person.managerId)
    const hr = person.hrbpId === undefined ? people.withRole('hrbp')[0] : people.find(person.hrbpId)
    if (mainRole(person) === 'employee' && manager?.roles.includes('manager') && hr !== undefined) {
      return { manager: manager.id, hr: hr.id, employee: person.id }
    }
  }
  return undefined
}

/** The web account of a person; people without one cannot use the web messenger. */
export async function webAccountOf(people: PeopleStore, person: PersonId): Promise<AccountRef | undefined> {
  return (await people.accountsOf(person)).find(account => account.platform === 'web')
}
