// 真实: digests fit, the log's chain holds, the signature is valid, and metadata, log and documents tell one story.
import { z } from 'zod'
import { verifySignature } from '../../documents/sign/verify-signature.ts'
import { brokenFiles, digestOfBytes } from './manifest.ts'
import type { Metadata } from './metadata.ts'
import { type Files, type PropertyFinding, paths } from './package.ts'
import { brokenEvents, eventsOf, type LoggedEvent } from './process-log.ts'

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

function chainFindings(events: readonly LoggedEvent[], metadata: Metadata): readonly PropertyFinding[] {
  const head = events.at(-1)?.hash
  return [
    ...brokenEvents(events),
    ...(events.length > 0 && head !== metadata.process.head
      ? [{ code: 'chain-head-differs', item: paths.events }]
      : []),
  ]
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
    (eventsOf(files) ?? []).flatMap(event => {
      if (!('body' in event) || event.body.kind !== 'paper-stored') return []
      const paper = z.object({ paper: z.object({ sha256: z.string() }) }).safeParse(event.body).data?.paper
      return paper === undefined ? [] : [paper.sha256]
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
