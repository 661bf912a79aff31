// Who hears what the employee does not want to tell the manager or HR: one person, independent of both (product P26).
import type { CaseState } from '../../model/case.ts'
import { dayOf } from '../../model/dates.ts'
import type { Person, PersonId } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { isAway, reportsTo } from '../opening/parties.ts'

/** Somebody of the helpline, else a head of HR who does not handle the case, else its head of HR: better them than nobody. */
export function channelOf(state: CaseState, world: World): PersonId | undefined {
  const { employee, manager, hrbp, hrd, helpline } = state.parties
  const sides = [employee, manager, hrbp]
  const today = dayOf(world.now)
  const isIndependent = (person: Person): boolean =>
    !sides.includes(person.id) && !sides.some(side => side !== undefined && reportsTo(world, side, person))
  const holders = (role: 'helpline' | 'hrd'): readonly Person[] => {
    const all = world.people.withRole(role).filter(isIndependent)
    return [...all.filter(person => !isAway(person, today)), ...all.filter(person => isAway(person, today))]
  }
  const known = helpline === undefined ? undefined : world.people.find(helpline)
  if (known !== undefined && isIndependent(known)) return known.id
  return holders('helpline')[0]?.id ?? holders('hrd').find(({ id }) => id === hrd)?.id ?? holders('hrd')[0]?.id ?? hrd
}

/** Who hears that something did not reach a person; that somebody independent was called for is not for the HR partner to learn. */
export const hearsOfTrouble = ({ parties }: Pick<CaseState, 'parties'>, person?: PersonId): PersonId | undefined =>
  person !== undefined && person === parties.helpline ? parties.hrd : parties.hrbp
