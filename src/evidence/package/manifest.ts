// Fixity: one line per file with its digest, SHA-256 and beside it SM3 (GB/T 32905), in the form that sha256sum reads.
import { createHash } from 'node:crypto'
import { type Files, paths, textBytes } from './package.ts'

export type Algorithm = 'sha256' | 'sm3'

export const digestOfBytes = (algorithm: Algorithm, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex')

const isManifest = (path: string): boolean => path === paths.sha256 || path === paths.sm3

/** Adds both manifests; neither lists a manifest. */
export function withManifests(files: Files): Files {
  const lines = (algorithm: Algorithm): Uint8Array =>
    textBytes(
      [...files]
        .filter(([path]) => !isManifest(path))
        .map(([path, bytes]) => `${digestOfBytes(algorithm, bytes)}  ${path}\n`)
        .join(''),
    )
  return new Map([...files, [paths.sha256, lines('sha256')], [paths.sm3, lines('sm3')]])
}

/** Path → digest; undefined when a line is not of this form or a path is listed twice. */
export function readManifest(bytes: Uint8Array | undefined): ReadonlyMap<string, string> | undefined {
  if (bytes === undefined) return undefined
  const text = Buffer.from(bytes).toString('utf8')
  const listed = new Map<string, string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (digest === undefined || path === undefined || listed.has(path)) return undefined
    listed.set(path, digest)
  }
  return text.endsWith('\n') ? listed : undefined
}

export type Flaw = 'changed' | 'missing' | 'unlisted' | 'manifest-broken'
export interface Broken {
  readonly path: string
  readonly why: Flaw
}

/**
 * Holds every file against both manifests. When the two disagree about a file, it is the manifest that was changed,
 * not the file: a file cannot fit one digest and break the other.
 */
export function brokenFiles(files: Files): readonly Broken[] {
  const listed = {
    sha256: readManifest(files.get(paths.sha256)),
    sm3: readManifest(files.get(paths.sm3)),
  }
  const broken = new Map<string, Flaw>()
  for (const algorithm of ['sha256', 'sm3'] as const)
    if (listed[algorithm] === undefined) broken.set(paths[algorithm], 'manifest-broken')
  const names = new Set([...(listed.sha256?.keys() ?? []), ...(listed.sm3?.keys() ?? [])])
  for (const path of names) {
    const bytes = files.get(path)
    const fits = (['sha256', 'sm3'] as const).map(algorithm => {
      const digest = listed[algorithm]?.get(path)
      return { algorithm, fits: bytes !== undefined && digest === digestOfBytes(algorithm, bytes) }
    })
    const wrong = fits.filter(one => !one.fits)
    if (wrong.length === 0) continue
    if (wrong.length === fits.length) broken.set(path, bytes === undefined ? 'missing' : 'changed')
    else for (const { algorithm } of wrong) broken.set(paths[algorithm], 'manifest-broken')
  }
  for (const path of files.keys()) if (!isManifest(path) && !names.has(path)) broken.set(path, 'unlisted')
  return [...broken].map(([path, why]) => ({ path, why }))
}
