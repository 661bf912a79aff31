// The archive package of the golden case: complete and sound as made; every seeded defect is found under its property.
import { beforeAll, describe, expect, test } from 'vitest'
import { readBooks } from '../../src/documents/books.ts'
import { checkFourProperties, type Property } from '../../src/evidence/package/four-properties.ts'
import { packageFiles, zipped } from '../../src/evidence/package/make.ts'
import { withManifests } from '../../src/evidence/package/manifest.ts'
import { metadataSchema } from '../../src/evidence/package/metadata.ts'
import { type ArchiveItem, type Files, textBytes, textOfBytes } from '../../src/evidence/package/package.ts'
import { defaultRetention } from '../../src/evidence/package/retention.ts'
import { verifyPackage } from '../../src/evidence/package/verify.ts'
import { folder } from '../documents/desk.ts'
import { archivedCase, at, logged, signedFor } from './archived-case.ts'

let input: Awaited<ReturnType<typeof archivedCase>>
let files: Files
const books = readBooks(folder)
beforeAll(async () => {
  input = await archivedCase()
  files = packageFiles(input)
}, 60_000)

const flawed = (checked: Files): readonly Property[] =>
  checkFourProperties(checked, at).properties.flatMap(p => (p.passed ? [] : [p.property]))

/** Changes one item of the input, as if it had been so from the start: digests and description fit. */
const remade = (change: (item: ArchiveItem) => readonly ArchiveItem[]): Files =>
  packageFiles({ ...input, items: input.items.flatMap(change) })

/** Changes a file of the finished package; the manifests are made anew, so only the content gives it away. */
function edited(path: string, change: (bytes: Uint8Array) => Uint8Array): Files {
  const content = [...files].filter(([name]) => !name.startsWith('manifest.'))
  return withManifests(new Map(content.map(([name, bytes]) => [name, name === path ? change(bytes) : bytes] as const)))
}
const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'))

describe('a finished case', () => {
  test('passes all four properties and verifies', () => {
    const report = checkFourProperties(files, at)
    expect(report.properties.flatMap(p => p.findings)).toEqual([])
    expect(report.passed).toBe(true)
    expect(report.notRun).toContain('malware-scan')
    expect(verifyPackage(zipped(files))).toEqual({ ok: true, files: files.size, broken: [] })
  })

  test('gives the same bytes again', () => {
    expect(Buffer.compare(zipped(packageFiles(input)), zipped(files))).toBe(0)
  })

  test('is described without names, with retention, relations and both digests', () => {
    const text = textOfBytes(files.get('metadata.json') ?? new Uint8Array())
    const metadata = metadataSchema.parse(JSON.parse(text))
    expect(text).not.toMatch(/林晓|E1001/)
    const signed = metadata.items.find(item => item.role === 'signed-agreement')
    expect(signed).toMatchObject({ retentionYears: 30, keepUntil: '2055-12-16', format: 'PDF/A-2b (ISO 19005-2)' })
    expect(signed?.relations).toEqual([{ kind: 'signs', to: 'documents/02-C2025-0017-agreement-v1.pdf' }])
    expect(signed?.signatures?.map(s => s.party)).toEqual(['employee', 'company'])
  })

  test('cannot be described with a retention below the law', () => {
    expect(() => packageFiles(input, { ...defaultRetention, 'signed-agreement': 1 })).toThrow('signed-agreement')
  })
})

describe('a seeded defect is found under its own property', () => {
  const pdf = 'documents/03-C2025-0017-signed-agreement.pdf'
  const cases: readonly (readonly [string, Property, string, () => Files])[] = [
    [
      'a changed byte of a document',
      'authentic',
      'file-changed',
      () => new Map([...files, [pdf, replaced(files.get(pdf) ?? new Uint8Array(), '/Type', '/TypE')]]),
    ],
    [
      'an event rewritten',
      'authentic',
      'chain-broken',
      () => packageFiles({ ...input, events: input.events.map(e => (e.seq === 2 ? { ...e, by: 'E0302' } : e)) }),
    ],
    [
      'a signature over other bytes',
      'authentic',
      'signed-another-file',
      () => packageFiles({ ...input, state: { ...input.state, agreements: signedFor(textBytes('another')) } }),
    ],
    [
      'a statement the record never stored',
      'authentic',
      'not-in-record',
      () =>
        packageFiles({
          ...input,
          events: logged(input.events.slice(1).map(({ by, at, cause, body }) => ({ by, at, cause, body }))),
        }),
    ],
    [
      'no payment proof',
      'complete',
      'mandatory-missing',
      () => remade(item => (item.part === 'handover' ? [] : [item])),
    ],
    [
      'no certificate',
      'complete',
      'mandatory-missing',
      () => remade(item => (item.role === 'certificate' ? [] : [item])),
    ],
    [
      'a document number used twice',
      'complete',
      'number-twice',
      () => remade(item => [{ ...item, number: item.number === 'P2' ? 'P1' : item.number }]),
    ],
    [
      'a locked proof',
      'usable',
      'encrypted',
      () => remade(item => [item.number === 'P1' ? { ...item, ...lockedPdf } : item]),
    ],
    [
      'a proof in a closed format',
      'usable',
      'format-not-open',
      () => remade(item => [item.number === 'P1' ? { ...item, mime: 'application/x-own' } : item]),
    ],
    [
      'a picture that is none',
      'usable',
      'not-readable',
      () => remade(item => [item.number === 'P1' ? { ...item, name: 'p.png', mime: 'image/png' } : item]),
    ],
    [
      'a proof that acts when opened',
      'safe',
      'active-content',
      () => remade(item => [item.number === 'P1' ? { ...item, ...activePdf } : item]),
    ],
    [
      'a program as a proof',
      'safe',
      'program',
      () => remade(item => [item.number === 'P1' ? { ...item, bytes: textBytes('MZ program') } : item]),
    ],
    ['no record of custody', 'safe', 'custody-missing', () => packageFiles({ ...input, custody: [] })],
  ]
  test.each(cases)('%s', (_, property, code, defect) => {
    const report = checkFourProperties(defect(), at)
    expect(flawed(defect())).toEqual([property])
    expect(report.properties.flatMap(p => p.findings.map(f => f.code))).toContain(code)
    for (const locale of ['zh-CN', 'en'] as const) expect(books[locale].texts.archive).toHaveProperty(code)
  })

  test('broken metadata leaves the package incomplete', () => {
    expect(flawed(edited('metadata.json', () => textBytes('{}')))).toEqual(['complete'])
  })
})

const bare = (extra: string) => ({
  name: 'p.pdf',
  mime: 'application/pdf',
  bytes: textBytes(`%PDF-1.7\n1 0 obj<<${extra}>>endobj\ntrailer<<${extra}>>\nstartxref\n9\n%%EOF\n`),
})
const lockedPdf = bare('/Encrypt 5 0 R')
const activePdf = bare('/OpenAction<</S/JavaScript/JS(app.alert)>>')
