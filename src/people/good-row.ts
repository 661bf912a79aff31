// A line of a file of people that is good by itself, and what it is judged against together with the others.
import type { DateText } from '../model/dates.ts'
import type { People } from '../model/person.ts'
import type { PersonRow } from '../ports/people-store.ts'
import type { PeopleCells } from './columns.ts'

export interface PeopleContext {
  /** People may name somebody who is in the directory already. */
  readonly directory: Pick<People, 'find'>
  readonly today: DateText
}

export interface ReadRow {
  readonly line: number
  readonly cells: PeopleCells
  /** What the line becomes in the directory. */
  readonly row: PersonRow
}
