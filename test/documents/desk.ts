// A desk for tests of papers: books, typesetter and signer as the product has them, files in memory.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBooks } from '../../src/documents/books.ts'
import type { RenderDeps } from '../../src/documents/render.ts'
import { builtInSigner } from '../../src/documents/sign/built-in-signer.ts'
import type { SecretStore } from '../../src/documents/sign/identity.ts'
import { typstTypesetter } from '../../src/documents/typst.ts'
import type { FileMeta, FileStore } from '../../src/ports/file-store.ts'
import { company, lawNames } from './golden.ts'

export const folder = new URL('../../flows/cn-mutual/documents', import.meta.url).pathname

export function memorySecrets(): SecretStore {
  const values = new Map<string, string>()
  return {
    get: async name => values.get(name),
    put: async (name, value) => {
      if (!values.has(name)) values.set(name, value)
    },
  }
}

export interface MemoryFiles extends FileStore {
  readonly puts: () => number
}

export function memoryFiles(): MemoryFiles {
  const stored = new Map<string, { meta: FileMeta; bytes: Uint8Array }>()
  let puts = 0
  return {
    puts: () => puts,
    put: async ({ id = String(stored.size), bytes, ...rest }) => {
      puts += 1
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const meta = { id, ...rest, size: bytes.length, sha256 }
      stored.set(id, { meta, bytes })
      return meta
    },
    meta: async id => stored.get(id)?.meta,
    bytes: async id => stored.get(id)?.bytes,
    bind: async () => undefined,
  }
}

export async function desk(): Promise<RenderDeps & { readonly files: MemoryFiles }> {
  return {
    typesetter: typstTypesetter(folder),
    signer: builtInSigner(memorySecrets(), company.legalName),
    files: memoryFiles(),
    books: readBooks(folder),
    law: lawNames,
  }
}

/** Whether poppler's programs are here; on CI their absence is a failure of the tests that need them. */
export const poppler = process.env.CI === 'true' || spawnSync('pdftotext', ['-v']).error === undefined

/** Runs a poppler program on a PDF and gives what it prints. */
export function look(program: 'pdftotext' | 'pdffonts' | 'pdfsig' | 'pdfinfo', pdf: Uint8Array): string {
  const place = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(place, 'paper.pdf')
    writeFileSync(file, pdf)
    const words = program === 'pdftotext' ? ['-layout', file, '-'] : [file]
    // Poppler 22 warns on standard error about a PDF/A key it does not know.
    return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } finally {
    rmSync(place, { recursive: true })
  }
}
