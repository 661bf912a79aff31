// Files of a case: bytes sealed at rest, named by id, checked by digest.
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'

export interface FileMeta {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly sha256: string
  readonly by: PersonId | 'haosan'
  readonly at: InstantText
  readonly caseId?: string | undefined
}

export interface FileStore {
  put(file: {
    /** A content-derived id makes a repeated put harmless. */
    readonly id?: string
    readonly name: string
    readonly mime: string
    readonly bytes: Uint8Array
    readonly by: PersonId | 'haosan'
    readonly at: InstantText
    readonly caseId?: string | undefined
  }): Promise<FileMeta>
  meta(id: string): Promise<FileMeta | undefined>
  bytes(id: string): Promise<Uint8Array | undefined>
  /** Binds an uploaded file to the case whose form carried it. */
  bind(id: string, caseId: string): Promise<void>
}
