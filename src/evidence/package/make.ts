// Makes the archive package of a case: files, then their description, then the digests of everything, then one ZIP.
import { zipSync } from 'fflate'
import { withManifests } from './manifest.ts'
import { describe } from './metadata.ts'
import { type ArchiveInput, type ArchiveItem, type Files, paths, textBytes } from './package.ts'
import type { RetentionTable } from './retention.ts'

/** The package as files: the same input gives the same bytes. */
export function packageFiles(input: ArchiveInput, retention?: RetentionTable): Files {
  const placed = place(input.items)
  const content = new Map<string, Uint8Array>([
    [paths.readme, textBytes(input.readme)],
    ...[...placed].map(([item, path]) => [path, item.bytes] as const),
    ...input.state.settlements.map(
      settlement => [`${paths.settlements}v${settlement.version}.json`, json(settlement)] as const,
    ),
    [paths.events, json(input.events)],
  ])
  const metadata = describe(input, content, placed, retention)
  return withManifests(new Map([[paths.metadata, json(metadata)], ...content]))
}

/** One ZIP, stored and not compressed: a damaged byte stays where it is and names its file. */
export function zipped(files: Files): Uint8Array {
  // ZIP knows local times only; a fixed one keeps the bytes the same everywhere.
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) })
}

const json = (value: unknown): Uint8Array => textBytes(`${JSON.stringify(value, null, 2)}\n`)

/** `documents/03-C2025-0017-A1.pdf`: numbered in order, named by document number, never by a person. */
function place(items: readonly ArchiveItem[]): ReadonlyMap<ArchiveItem, string> {
  return new Map(
    items.map((item, index) => {
      const ending = /\.[a-z0-9]{1,5}$/i.exec(item.name)?.[0].toLowerCase() ?? ''
      const number = item.number.replace(/[^\w-]/g, '-')
      return [item, `${paths.documents}${String(index + 1).padStart(2, '0')}-${number}${ending}`]
    }),
  )
}
