// A package verified on its own: a flipped byte, a file taken out or put in, a rewritten list are all named.
import { beforeAll, describe, expect, test } from 'vitest'
import { packageFiles, zipped } from '../../src/evidence/package/make.ts'
import { type Files, textBytes } from '../../src/evidence/package/package.ts'
import { opened, verifyPackage } from '../../src/evidence/package/verify.ts'
import { archivedCase } from './archived-case.ts'

let files: Files
beforeAll(async () => {
  files = packageFiles(await archivedCase())
}, 60_000)

const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'))

describe('verifying a package on its own', () => {
  test('a flipped byte anywhere is noticed, and inside a file the file is named', () => {
    const zip = zipped(files)
    const inside = Buffer.from(zip).indexOf('paid P1')
    const changed = Uint8Array.from(zip)
    changed[inside] = (changed[inside] ?? 0) ^ 1
    expect(verifyPackage(changed).broken).toEqual([{ path: 'documents/06-P1.txt', why: 'changed' }])
    for (let at = 0; at < zip.length; at += 49_999) {
      const flipped = Uint8Array.from(zip)
      flipped[at] = (flipped[at] ?? 0) ^ 4
      expect([at, verifyPackage(flipped).ok]).toEqual([at, false])
    }
  })

  test('a file taken out, put in or a rewritten manifest is named', () => {
    const broken = (changed: Files) => verifyPackage(zipped(changed)).broken
    const less = new Map([...files].filter(([path]) => path !== 'documents/06-P1.txt'))
    expect(broken(less)).toEqual([{ path: 'documents/06-P1.txt', why: 'missing' }])
    expect(broken(new Map([...files, ['documents/99-X.txt', textBytes('x')]]))).toEqual([
      { path: 'documents/99-X.txt', why: 'unlisted' },
    ])
    const manifest = replaced(files.get('manifest.sha256') ?? new Uint8Array(), '0', '1')
    expect(broken(new Map([...files, ['manifest.sha256', manifest]]))).toEqual([
      { path: 'manifest.sha256', why: 'manifest-broken' },
    ])
  })

  test('what is no package is said to be none', () => {
    expect(verifyPackage(textBytes('no zip'))).toMatchObject({ ok: false, files: 0 })
    expect(opened(textBytes('no zip'))).toBeUndefined()
  })
})
