// Companies a game is played in: one person with several roles, few people, people far away.
import type { Person, PersonId, Role } from '../../../src/model/person.ts'
import { everybody } from '../../world.ts'

const changed = (id: PersonId, more: Partial<Person>): readonly Person[] =>
  everybody.map(person => (person.id === id ? { ...person, ...more } : person))
const also = (id: PersonId, ...roles: readonly Role[]): readonly Person[] =>
  everybody.map(person => (person.id === id ? { ...person, roles: [...person.roles, ...roles] } : person))
const without = (list: readonly Person[], ...ids: readonly PersonId[]): readonly Person[] =>
  list.filter(({ id }) => !ids.includes(id))

/** 沈宁 E10208 and 方蓉 E10233 are HR, 顾岚 E10112 their head, 陈默 E10315 payroll, 梁景行 E10129 seals, 温言 E10188 the helpline. */
export const casts: readonly (() => readonly Person[])[] = [
  () => everybody,
  // HR seals for the company, and payroll pays.
  () => without(also('E10208', 'signatory'), 'E10129'),
  () => without(also('E10315', 'finance', 'it', 'admin'), 'E10347', 'E10392', 'E10456'),
  // The head of HR is the only other one in HR, hears calls for help, and seals.
  () => without(also('E10112', 'signatory', 'hrbp'), 'E10233', 'E10188', 'E10129'),
  // The manager is in HR, and the employee's own HR partner.
  () => also('E10421', 'hrbp', 'it', 'finance').map(one => (one.id === 'E10866' ? { ...one, hrbpId: 'E10421' } : one)),
  // The employee works in New York, the head of HR in Berlin.
  () => changed('E10866', { timezone: 'America/New_York' }),
  () => changed('E10112', { timezone: 'Europe/Berlin', locale: 'en' }),
  // HR is away from the first day on.
  () => changed('E10208', { absence: { from: '2025-10-20', to: '2025-10-31', delegateId: 'E10233' } }),
]
