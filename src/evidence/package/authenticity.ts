// 真实: digests fit, the log's chain holds, the signature is valid, and metadata, log and documents tell one story.
import { z } from 'zod'
import { verifySignature } from '../../documents/sign/verify-signature.ts'
import { canonicalContent, canonicalInstant, digestOf, genesis, hashOf } from '../chain.ts'
import { brokenFiles, digestOfBytes } from './manifest.ts'
import type { Metadata } from './metadata.ts'
import { type Files, type PropertyFinding, paths, textOfBytes } from './package.ts'

const event = z.looseObject({
  caseId: z.string(),
  seq: z.number().int(),
  at: z.string(),
  by: z.string(),
  cause: z.string(),
  prev: z.string(),
  hash: z.string(),
  salt: z.string().optional(),
  body: z.looseObject({ kind: z.string() }),
})
type LoggedEvent = z.infer<typeof event>

/** The events of the package; undefined when the file is not what it should be (that is a matter of usability). */
export function eventsOf(files: Files): readonly LoggedEvent[] | undefined {
  const bytes = files.get(paths.events)
  if (bytes === undefined) return undefined
  try {
    return z.array(event).safeParse(JSON.parse(textOfBytes(bytes))).data
  } catch {
    return undefined
  }
}

export function checkAuthenticity(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return [
    ...brokenFiles(files)
      .filter(({ why }) => why !== 'missing')
      .map(({ path, why }) => ({ code: `file-${why}`, item: path })),
    ...digestFindings(files, metadata),
    ...chainFindings(eventsOf(files) ?? [], metadata),
    ...signatureFindings(files, metadata),
    ...recordFindings(files, metadata),
  ]
}

function digestFindings(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return metadata.items.flatMap(item => {
    const bytes = files.get(item.path)
    if (bytes === undefined) return []
    const fits =
      item.size === bytes.length &&
      item.sha256 === digestOfBytes('sha256', bytes) &&
      item.sm3 === digestOfBytes('sm3', bytes)
    return fits ? [] : [{ code: 'metadata-differs', item: item.path }]
  })
}

/** Every event follows the one before it; where its salt is there, its own hash is computed anew. */
function chainFindings(events: readonly LoggedEvent[], metadata: Metadata): readonly PropertyFinding[] {
  const broken = events.filter((logged, index) => {
    const before = events[index - 1]
    const follows =
      before === undefined
        ? logged.seq !== 1 || logged.prev === genesis
        : logged.seq !== before.seq + 1 || logged.prev === before.hash
    return !follows || !ownHashFits(logged)
  })
  const head = events.at(-1)?.hash
  return [
    ...broken.map(logged => ({ code: 'chain-broken', item: `${paths.events}#${logged.seq}` })),
    ...(events.length > 0 && head !== metadata.process.head
      ? [{ code: 'chain-head-differs', item: paths.events }]
      : []),
  ]
}

function ownHashFits({ salt, hash, ...logged }: LoggedEvent): boolean {
  if (salt === undefined) return true
  const { caseId, seq, at, by, cause, prev, body } = logged
  const digest = digestOf(salt, canonicalContent({ at, by, cause, body }))
  return hash === hashOf({ caseId, seq, at: canonicalInstant(at), by, cause, kind: body.kind, prev, digest })
}

function signatureFindings(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return metadata.items
    .filter(item => item.role === 'signed-agreement')
    .flatMap(item => {
      const bytes = files.get(item.path)
      if (bytes === undefined) return []
      const check = verifySignature(bytes)
      return check.valid ? [] : [{ code: `signature-${check.why}`, item: item.path }]
    })
}

/** The log says which bytes were stored and which were signed: the package must hold those and no others. */
function recordFindings(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  const stored = new Set(
    (eventsOf(files) ?? []).flatMap(({ body }) => {
      const paper = z.object({ paper: z.object({ sha256: z.string() }) }).safeParse(body).data?.paper
      return body.kind === 'paper-stored' && paper !== undefined ? [paper.sha256] : []
    }),
  )
  const ours = metadata.items.filter(item => item.formedBy === 'haosan' && item.mime === 'application/pdf')
  const agreements = new Set(metadata.items.filter(item => item.role === 'agreement').map(item => item.sha256))
  return [
    ...ours.filter(item => !stored.has(item.sha256)).map(item => ({ code: 'not-in-record', item: item.path })),
    ...metadata.items.flatMap(item =>
      (item.signatures ?? [])
        .filter(signature => !agreements.has(signature.document))
        .map(signature => ({ code: 'signed-another-file', item: `${item.path}#${signature.party}` })),
    ),
  ]
}
