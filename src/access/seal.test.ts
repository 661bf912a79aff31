// Sealing: opens where it was sealed, with the key it was sealed with, and nowhere else.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Keys, keysOfFolder, keyText, makeKey, parseKeys } from './keys.ts'
import { makeMac } from './mac.ts'
import { makeSealer } from './seal.ts'

const ring = (...ids: readonly string[]): Keys => {
  const [current = makeKey('k1'), ...older] = ids.map(makeKey)
  return { current, older }
}

describe('a sealed value', () => {
  const sealer = makeSealer(ring('k1'))

  test('opens at its place, any text and any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, bytes) => {
        expect(sealer.open(sealer.seal(text, 'a/1'), 'a/1')).toBe(text)
        expect(new Uint8Array(sealer.openBytes(sealer.sealBytes(bytes, 'a/1'), 'a/1'))).toEqual(bytes)
      }),
    )
  })

  test('does not open at another place', () => {
    expect(() => sealer.open(sealer.seal('18600.00', 'a/1'), 'a/2')).toThrow(/altered or moved/)
    expect(() => sealer.openBytes(sealer.sealBytes(Buffer.from('x'), 'a/1'), 'b/1')).toThrow(/altered or moved/)
  })

  test('does not open after any one character changed', () => {
    const sealed = sealer.seal('18600.00', 'a/1')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length - 1 }), index => {
        const other = sealed[index] === 'A' ? 'B' : 'A'
        const changed = sealed.slice(0, index) + other + sealed.slice(index + 1)
        // The last character of base64url may carry unused bits; then nothing changed.
        const same = Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(
          Buffer.from(sealed.split('.')[3] ?? '', 'base64url'),
        )
        if (same && index > sealed.lastIndexOf('.')) return
        expect(() => sealer.open(changed, 'a/1')).toThrow()
      }),
    )
  })

  test('never shows its text and never looks the same twice', () => {
    expect(sealer.seal('18600.00', 'a/1')).not.toContain('18600')
    expect(sealer.seal('18600.00', 'a/1')).not.toBe(sealer.seal('18600.00', 'a/1'))
  })

  test('opens with an older key of the ring and is then not current', () => {
    const old = makeKey('old')
    const sealed = makeSealer({ current: old, older: [] }).seal('x', 'a/1')
    const rotated = makeSealer({ current: makeKey('new'), older: [old] })
    expect(rotated.open(sealed, 'a/1')).toBe('x')
    expect(rotated.isCurrent(sealed)).toBe(false)
    expect(rotated.isCurrent(rotated.seal('x', 'a/1'))).toBe(true)
  })

  test('with a key that is not in the ring says which key is missing', () => {
    const sealed = makeSealer(ring('gone')).seal('x', 'a/1')
    expect(() => sealer.open(sealed, 'a/1')).toThrow(
      'Values here are sealed with key "gone", which HAOSAN_KEY does not hold; add it behind the current key.',
    )
  })

  test('that is no sealed value is refused', () => {
    for (const text of ['', 'plain', 'v1.k1.x', 'v2.k1.a.b', 'v1.k1.a.b.c'])
      expect(() => sealer.open(text, 'a/1')).toThrow()
    expect(() => sealer.openBytes(Buffer.from('plain'), 'a/1')).toThrow()
  })
})

describe('HAOSAN_KEY', () => {
  test('reads the current key and older ones', () => {
    const [a, b] = [makeKey('2026'), makeKey('2025')]
    expect(parseKeys(`${keyText(a)}, ${keyText(b)}`)).toEqual({ current: a, older: [b] })
  })

  test('that is malformed is refused with one sentence that holds no secret', () => {
    const good = keyText(makeKey('k1'))
    for (const bad of ['', 'k1', 'k1:', 'k1:c2hvcnQ=', `${good},`, `a b:${good.slice(3)}`, `${good},${good}`])
      expect(() => parseKeys(bad)).toThrow(/HAOSAN_KEY/)
    try {
      parseKeys(`${good.slice(3)}`)
    } catch (error) {
      expect(String(error)).not.toContain(good.slice(5, 20))
    }
  })

  test('is made once for a data folder, readable by its owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haosan-key-'))
    const [first, second] = await Promise.all([keysOfFolder(folder), keysOfFolder(folder)])
    expect(second).toEqual(first)
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600)
    expect(parseKeys((await readFile(join(folder, 'key'), 'utf8')).trim())).toEqual(first)
    expect(await readdir(folder)).toEqual(['key'])
    await rm(folder, { recursive: true })
  })

  test('that a data folder holds damaged or closed is named by its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haosan-key-'))
    const path = join(folder, 'key')
    for (const damaged of ['', 'damaged']) {
      await writeFile(path, damaged)
      const refused = { kind: 'credentials', code: 'key-malformed', message: expect.stringContaining(path) }
      await expect(keysOfFolder(folder)).rejects.toMatchObject(refused)
    }
    await rm(path)
    await mkdir(path)
    await expect(keysOfFolder(folder)).rejects.toMatchObject({ code: 'key-unreadable' })
    await rm(folder, { recursive: true })
  })
})

test('a code of one purpose, text or key does not stand for another', () => {
  const keys = ring('k1')
  const mac = makeMac(keys)
  const code = mac.sign('head', 'x')
  expect(mac.check('head', 'x', code)).toBe(true)
  expect(mac.check('anchor', 'x', code)).toBe(false)
  expect(mac.check('head', 'y', code)).toBe(false)
  expect(mac.check('head', 'x', 'v1.other.zzz')).toBe(false)
  expect(makeMac(ring('k1')).check('head', 'x', code)).toBe(false)
  expect(makeMac({ current: makeKey('k2'), older: [keys.current] }).check('head', 'x', code)).toBe(true)
})
