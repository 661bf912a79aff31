// Opening a sealed file: the policy decides, the case's record keeps who read and who was refused.
import type { CaseState } from '../model/case.ts'
import type { PersonId } from '../model/person.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileMeta } from '../ports/file-store.ts'
import { type SettleDeps, settle } from './click/settle.ts'
import type { Worlds } from './world.ts'

export interface OpenFileDeps extends SettleDeps {
  readonly worlds: Worlds
  readonly clock: Clock
  readonly mayOpen: (person: PersonId, state: CaseState, meta: FileMeta) => boolean
}

/** The file when this person may have it. A refusal looks like a file that does not exist. */
export async function openFile(deps: OpenFileDeps, person: PersonId, fileId: string): Promise<FileMeta | undefined> {
  const meta = await deps.files.meta(fileId)
  if (meta === undefined) return undefined
  // Before a form carried it into a case, an upload is its uploader's alone.
  if (meta.caseId === undefined) return meta.by === person ? meta : undefined
  const state = await deps.cases.load(meta.caseId)
  if (state === undefined) return undefined
  const allowed = deps.mayOpen(person, state, meta)
  const world = await deps.worlds.now()
  const from = { by: person, at: world.now, cause: `file:${fileId}:${person}:${world.now}` }
  await settle(
    deps,
    meta.caseId,
    allowed
      ? { ...from, kind: 'read', fields: ['file'], where: fileId }
      : { ...from, kind: 'deny', what: `file ${fileId}`, why: 'not-bound-to-this-case' },
    { by: person, at: world.now, world },
  )
  return allowed ? meta : undefined
}
