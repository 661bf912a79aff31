// Who takes part in a case: one natural person for each role, chosen so that nobody decides about themselves.
import type { DateText } from '../../model/dates.ts'
import type { CaseRole } from '../../model/flow.ts'
import type { People, Person, PersonId, Role } from '../../model/person.ts'
import { rolesOfEveryCase } from './case-roles.ts'

type BoundRole = (typeof rolesOfEveryCase)[number]

type CaseParties = Readonly<Partial<Record<CaseRole, PersonId>>>

export interface Binding {
  readonly parties: CaseParties
  /** Roles for which nobody is left. */
  readonly missing: readonly Role[]
}

/** The manager of the case may still look after its accounts and equipment; decisions about it are for others. */
const managerMayHold: ReadonlySet<Role> = new Set<Role>(['finance', 'it', 'admin'])

/** The settlement takes two persons, and whoever approves an exception is not the one who asks for it. */
const mustDifferFromHrbp: ReadonlySet<Role> = new Set<Role>(['payroll', 'hrd'])

export const isAway = ({ absence }: Person, today: DateText): boolean =>
  absence !== undefined && absence.from <= today && today <= absence.to

const isHr = ({ roles }: Person): boolean => roles.includes('hrbp') || roles.includes('hrd')

/** The person first; while they are away, whoever stands in for them, without going round in circles. */
function standIns(people: People, person: Person, today: DateText): readonly Person[] {
  const chain = [person]
  let last = person
  while (isAway(last, today)) {
    const next = last.absence?.delegateId === undefined ? undefined : people.find(last.absence.delegateId)
    if (!next || chain.includes(next)) break
    chain.push(next)
    last = next
  }
  return chain
}

/** Binds every role of a case; a role that nobody may hold is named in `missing`, and the case opens without it. */
export function bindParties(people: People, manager: PersonId, employee: PersonId, today: DateText): Binding {
  const mayHold = (role: Role) => (person: Person) =>
    person.id !== employee && (person.id !== manager || managerMayHold.has(role))

  /** Holders in the order to ask them: who is present before who is away; somebody away is better than nobody. */
  const holders = (role: Role, preferred: readonly Person[] = []): readonly Person[] => {
    const all = [...new Set([...preferred, ...people.withRole(role)])].filter(mayHold(role))
    return [...all.filter(p => !isAway(p, today)), ...all.filter(p => isAway(p, today))]
  }

  const assigned = people.find(people.find(employee)?.hrbpId ?? '')
  const hrbps = holders('hrbp', assigned ? standIns(people, assigned, today).filter(isHr) : [])

  const around = (hrbp: Person | undefined): Binding => {
    const pick = (role: BoundRole): Person | undefined =>
      role === 'hrbp' ? hrbp : holders(role).find(person => !(mustDifferFromHrbp.has(role) && person.id === hrbp?.id))
    const chosen = rolesOfEveryCase.map(role => ({ role, id: pick(role)?.id }))
    const named: Partial<Record<CaseRole, PersonId>> = { employee, manager }
    for (const { role, id } of chosen) if (id !== undefined) named[role] = id
    // Whoever takes over becomes the HR partner, who is never payroll as well.
    const others = [...hrbps.map(({ id }) => id), ...(named.hrd === undefined ? [] : [named.hrd])]
    const backup = others.find(id => id !== hrbp?.id && id !== named.payroll)
    if (backup !== undefined) named['backup-hr'] = backup
    return { parties: named, missing: chosen.filter(({ id }) => id === undefined).map(({ role }) => role) }
  }

  // Somebody may hold several roles: take the first HRBP beside whom the other roles can still be filled best.
  return hrbps
    .map(around)
    .reduce((best, next) => (next.missing.length < best.missing.length ? next : best), around(hrbps[0]))
}

/** Who takes the HR partner's place in a running case while they are away: their delegate, else another partner who is there. */
export function standInFor(people: People, parties: CaseParties, today: DateText): PersonId | undefined {
  const hrbp = people.find(parties.hrbp ?? '')
  if (!hrbp || !isAway(hrbp, today)) return undefined
  const taken = [parties.manager, parties.employee, parties.payroll, parties.hrd]
  return [...standIns(people, hrbp, today).filter(isHr), ...people.withRole('hrbp')].find(
    person => !isAway(person, today) && !taken.includes(person.id),
  )?.id
}

/** Who seals for the company while its signatory is away: only somebody who holds the role, for the role is the authority. */
export function signatoryInFor(people: People, parties: CaseParties, today: DateText): PersonId | undefined {
  const signatory = people.find(parties.signatory ?? '')
  if (!signatory || !isAway(signatory, today)) return undefined
  return [...standIns(people, signatory, today), ...people.withRole('signatory')].find(
    person =>
      person.roles.includes('signatory') &&
      !isAway(person, today) &&
      person.id !== parties.employee &&
      person.id !== parties.manager,
  )?.id
}

/** Whether somebody is the direct or a higher manager of a person. */
export function reportsTo(world: { readonly people: People }, manager: PersonId, person: Person): boolean {
  const seen = new Set<PersonId>()
  let above = person.managerId
  while (above !== undefined && !seen.has(above)) {
    if (above === manager) return true
    seen.add(above)
    above = world.people.find(above)?.managerId
  }
  return false
}
