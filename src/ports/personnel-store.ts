// Personnel data as stored: per person and kind, sealed; read when a case about this person opens.
import type { PersonId } from '../model/person.ts'
import type { DataKind, PersonnelFile, Row } from '../model/personnel-file.ts'

export interface PersonnelStore {
  file(person: PersonId): Promise<PersonnelFile>
  /** Adds rows, each in place of the one with its key; all or nothing. */
  put<K extends DataKind>(kind: K, rows: ReadonlyMap<PersonId, readonly Row<K>[]>): Promise<void>
}
