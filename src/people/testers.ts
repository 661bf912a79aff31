// Testers that HAOSAN_TESTERS names and nobody knows: a wrong number would quietly reach nobody.
import type { People, PersonId } from '../model/person.ts'

/** Those of HAOSAN_TESTERS that are no employee number of the directory. */
export const unknownTesters = (named: readonly PersonId[], people: Pick<People, 'find'>): readonly PersonId[] =>
  named.filter(id => people.find(id) === undefined)

/** One sentence for the log and the doctor, without its cure. */
export const unknownTestersText = (unknown: readonly PersonId[]): string =>
  `HAOSAN_TESTERS names nobody of the directory: ${unknown.join(', ')}`

export const unknownTestersCure = 'give employee numbers as the file of people has them, or import that file first'
