// Roles that every case needs and that nobody in the directory holds.
import type { People, Role } from '../../model/person.ts'

/** One natural person each, named when a case is opened. */
export const rolesOfEveryCase = [
  'hrbp',
  'hrd',
  'payroll',
  'finance',
  'it',
  'admin',
  'signatory',
] as const satisfies readonly Role[]

export const missingRoles = (people: People): readonly Role[] =>
  rolesOfEveryCase.filter(role => people.withRole(role).length === 0)
