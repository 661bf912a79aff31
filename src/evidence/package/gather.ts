// Collects what goes into the package of a case: its papers, the proofs of payment and of transfer, by their file ids.
import type { CaseState } from '../../model/case.ts'
import { AppError } from '../../model/refusal.ts'
import type { FileStore } from '../../ports/file-store.ts'
import type { ArchiveItem, ItemRole } from './package.ts'

interface Wanted {
  readonly role: ItemRole
  readonly fileId: string
  readonly title: string
  readonly part?: ArchiveItem['part']
}

/** A paper's name in the record tells its role; calendar files and drafts are no records. */
const roles: readonly (readonly [start: string, role: ItemRole])[] = [
  ['settlement-v', 'settlement-statement'],
  ['agreement-v', 'agreement'],
  ['signed-agreement', 'signed-agreement'],
  ['certificate', 'certificate'],
  ['report', 'report'],
]

function wantedOf(state: CaseState): readonly Wanted[] {
  const papers = state.papers.flatMap(({ name, fileId }): readonly Wanted[] => {
    const role = roles.find(([start]) => name.startsWith(start))?.[1]
    return role === undefined ? [] : [{ role, fileId, title: name }]
  })
  const payments = state.payments.flatMap(({ part, fileId }): readonly Wanted[] =>
    fileId === undefined ? [] : [{ role: 'payment-proof', fileId, title: `payment-${part}`, part }],
  )
  const { evidence = [] } = state.answers.transfer?.values ?? {}
  const transfers = [evidence].flat().map((fileId): Wanted => ({ role: 'transfer-proof', fileId, title: 'transfer' }))
  return [...papers, ...payments, ...transfers]
}

/** The items in the order of the case; a file that the record names and the store lost stops the package. */
export async function gatherItems(state: CaseState, files: FileStore): Promise<readonly ArchiveItem[]> {
  return Promise.all(
    wantedOf(state).map(async ({ role, fileId, title, part }, index) => {
      const [meta, bytes] = await Promise.all([files.meta(fileId), files.bytes(fileId)])
      if (meta === undefined || bytes === undefined)
        throw new AppError('broken', 'archive-file-lost', `the file ${fileId} of case ${state.id} is not in the store`)
      return {
        role,
        number: `${state.id}-${String(index + 1).padStart(2, '0')}`,
        title,
        name: meta.name,
        mime: meta.mime,
        bytes,
        formedAt: meta.at,
        formedBy: meta.by,
        part,
      }
    }),
  )
}
