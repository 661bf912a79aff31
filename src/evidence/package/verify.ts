// Checks a package on its own, without the product's database: what is broken is named, down to the file.
import { unzipSync } from 'fflate'
import { zipped } from './make.ts'
import { type Broken as BrokenFile, brokenFiles } from './manifest.ts'
import type { Files } from './package.ts'
import { brokenEvents, eventsOf } from './process-log.ts'

export type Broken = BrokenFile | { readonly path: string; readonly why: 'container-broken' | 'chain-broken' }

export interface Verification {
  readonly ok: boolean
  readonly files: number
  readonly broken: readonly Broken[]
}

/** Opens a package; undefined when it is no ZIP that can be read. */
export function opened(bytes: Uint8Array): Files | undefined {
  try {
    return new Map(Object.entries(unzipSync(bytes)))
  } catch {
    return undefined
  }
}

/** Every byte counts: files against their digests, and the container against itself. */
export function verifyPackage(bytes: Uint8Array): Verification {
  const files = opened(bytes)
  const container: Broken = { path: '(zip)', why: 'container-broken' }
  if (files === undefined) return { ok: false, files: 0, broken: [container] }
  const events: readonly Broken[] = brokenEvents(eventsOf(files) ?? []).map(({ item }) => ({
    path: item,
    why: 'chain-broken',
  }))
  const broken: readonly Broken[] = [...brokenFiles(files), ...events]
  // The container is made one way only, so anything between the files shows as a difference.
  const same = broken.length > 0 || Buffer.compare(zipped(files), bytes) === 0
  const all = same ? broken : [container]
  return { ok: all.length === 0, files: files.size, broken: all }
}
