// The golden case at its end, with real papers, proofs and a chained log: what an archive package is made of.
import { renderPaper } from '../../src/documents/render.ts'
import { digest } from '../../src/engine/canonical.ts'
import { extend, genesis } from '../../src/evidence/chain.ts'
import { digestOfBytes } from '../../src/evidence/package/manifest.ts'
import { type ArchiveInput, type ArchiveItem, textBytes } from '../../src/evidence/package/package.ts'
import type { CaseState } from '../../src/model/case.ts'
import type { EventDraft } from '../../src/model/case-event.ts'
import type { DocumentKind } from '../../src/model/effect.ts'
import type { ChainedEvent } from '../../src/ports/case-store.ts'
import { desk } from '../documents/desk.ts'
import { agreedState, caseState, company, finishedState, people, signedState } from '../documents/golden.ts'

export const at = '2025-12-16T02:00:00Z'

type Papers = readonly (readonly [role: ArchiveItem['role'], name: string, bytes: Uint8Array])[]

export async function archivedCase(): Promise<
  Omit<ArchiveInput, 'events'> & { readonly events: readonly ChainedEvent[] }
> {
  const papers = await papersOf()
  const agreement = papers.find(([role]) => role === 'agreement')?.[2] ?? new Uint8Array()
  const answered = (values: CaseState['answers'][string]['values']) => ({ values, by: 'E0301', at })
  const state: CaseState = {
    ...finishedState,
    agreements: signedFor(agreement),
    papers: papers.map(([, name, bytes]) => ({ name, fileId: name, sha256: digestOfBytes('sha256', bytes), at })),
    answers: {
      handover: answered({}),
      transfer: answered({ evidence: ['T1'] }),
      'report.confirm': answered({ confirmed: 'yes' }),
    },
    ended: { how: 'archived', at },
  }
  const stored = state.papers.map(
    (paper): EventDraft => ({
      by: 'clock',
      at,
      cause: `rendered:${paper.name}`,
      body: { kind: 'paper-stored', paper },
    }),
  )
  return {
    state,
    events: logged([...stored, { by: 'E0301', at, cause: 'press-1', body: { kind: 'ended', how: 'archived' } }]),
    items: [
      ...papers.map(paperItem),
      proof('P1', { part: 'separation' }),
      proof('P2', { part: 'handover' }),
      proof('T1', { role: 'transfer-proof', formedBy: 'E0301' }),
    ],
    company,
    made: { at, by: 'E0301', software: 'haosan 0.1.0', clauses: 'cn-mutual/1' },
    custody: [
      { at: '2025-12-08T01:00:00Z', by: 'haosan', what: 'formed' },
      { at, by: 'E0301', what: 'packed' },
    ],
    pseudonym: id => `P-${digest(id).slice(0, 8)}`,
    readme: 'How to verify: sha256sum -c manifest.sha256\n',
  }
}

async function papersOf(): Promise<Papers> {
  const deps = await desk()
  const paper = async (type: Exclude<DocumentKind, 'archive'>, state: CaseState): Promise<Uint8Array> => {
    const { fileId } = await renderPaper({ type, version: 1, state, people, company, now: at }, deps)
    return (await deps.files.bytes(fileId)) ?? new Uint8Array()
  }
  const agreement = await paper('agreement', agreedState)
  return [
    ['settlement-statement', 'settlement-v1', await paper('settlement-statement', caseState)],
    ['agreement', 'agreement-v1', agreement],
    [
      'signed-agreement',
      'signed-agreement',
      await paper('signed-agreement', { ...signedState, agreements: signedFor(agreement) }),
    ],
    ['certificate', 'certificate', await paper('certificate', finishedState)],
    ['report', 'report', await paper('report', finishedState)],
  ]
}

/** The golden signatures, given for these bytes. */
export const signedFor = (bytes: Uint8Array): CaseState['agreements'] =>
  signedState.agreements.map(a => ({
    ...a,
    signatures: a.signatures.map(s => ({ ...s, document: digestOfBytes('sha256', bytes) })),
  }))

/** Drafts as they stand in a chained log, with salts. */
export function logged(drafts: readonly EventDraft[]): readonly ChainedEvent[] {
  const links = extend('C2025-0017', 0, genesis, drafts, () => 'grain')
  return drafts.flatMap((draft, index) => {
    const link = links[index]
    if (link === undefined) return []
    const { caseId, seq, prev, hash, salt, digest } = link
    return [{ ...draft, caseId, seq, prev, hash, salt, digest }]
  })
}

const paperItem = ([role, name, bytes]: Papers[number]): ArchiveItem => ({
  role,
  number: `C2025-0017-${name}`,
  title: name,
  name: `${name}.pdf`,
  mime: 'application/pdf',
  bytes,
  formedAt: at,
  formedBy: 'haosan',
})

const proof = (number: string, more: Partial<ArchiveItem>): ArchiveItem => ({
  role: 'payment-proof',
  number,
  title: '支付凭证',
  name: 'proof.txt',
  mime: 'text/plain',
  bytes: textBytes(`paid ${number}`),
  formedAt: at,
  formedBy: 'E0402',
  ...more,
})
