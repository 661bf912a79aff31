// What is collected for a package: papers by their names in the record, proofs by payment, and nothing that is lost.
import { expect, test } from 'vitest'
import { gatherItems } from '../../src/evidence/package/gather.ts'
import type { CaseState } from '../../src/model/case.ts'
import { memoryFiles } from '../documents/desk.ts'
import { finishedState } from '../documents/golden.ts'

const at = '2025-12-16T02:00:00Z'
const paper = (name: string) => ({ name, fileId: name, sha256: '', at })
const state: CaseState = {
  ...finishedState,
  papers: ['settlement-v1', 'agreement-v1', 'signed-agreement', 'certificate', 'report', 'invitation-v1'].map(paper),
  answers: { transfer: { values: { evidence: ['T1', 'T2'] }, by: 'E0301', at } },
}

async function filled(without?: string) {
  const files = memoryFiles()
  for (const id of [...state.papers.map(p => p.fileId), 'F1', 'F2', 'T1', 'T2'])
    if (id !== without)
      await files.put({ id, name: `${id}.pdf`, mime: 'application/pdf', bytes: new Uint8Array([1]), by: 'haosan', at })
  return files
}

test('papers, payment proofs and transfer proofs are numbered in their order; the invitation stays out', async () => {
  const items = await gatherItems(state, await filled())
  expect(items.map(item => [item.number, item.role, item.part])).toEqual([
    ['C2025-0017-01', 'settlement-statement', undefined],
    ['C2025-0017-02', 'agreement', undefined],
    ['C2025-0017-03', 'signed-agreement', undefined],
    ['C2025-0017-04', 'certificate', undefined],
    ['C2025-0017-05', 'report', undefined],
    ['C2025-0017-06', 'payment-proof', 'separation'],
    ['C2025-0017-07', 'payment-proof', 'handover'],
    ['C2025-0017-08', 'transfer-proof', undefined],
    ['C2025-0017-09', 'transfer-proof', undefined],
  ])
})

test('a file that the store lost is named', async () => {
  await expect(gatherItems(state, await filled('F2'))).rejects.toMatchObject({
    code: 'archive-file-lost',
    message: expect.stringContaining('F2'),
  })
})
