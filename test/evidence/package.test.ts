// The archive package of the golden case: complete and sound as made; every seeded defect is found under its property.
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPaper } from '../../src/documents/render.ts'
import { digest } from '../../src/engine/canonical.ts'
import { extend, genesis } from '../../src/evidence/chain.ts'
import { checkFourProperties, type Property } from '../../src/evidence/package/four-properties.ts'
import { packageFiles, zipped } from '../../src/evidence/package/make.ts'
import { digestOfBytes, withManifests } from '../../src/evidence/package/manifest.ts'
import { metadataSchema } from '../../src/evidence/package/metadata.ts'
import {
  type ArchivedEvent,
  type ArchiveInput,
  type ArchiveItem,
  type Files,
  textBytes,
  textOfBytes,
} from '../../src/evidence/package/package.ts'
import { defaultRetention } from '../../src/evidence/package/retention.ts'
import { opened, verifyPackage } from '../../src/evidence/package/verify.ts'
import type { CaseState } from '../../src/model/case.ts'
import type { EventDraft } from '../../src/model/case-event.ts'
import type { DocumentKind } from '../../src/model/effect.ts'
import { desk } from '../documents/desk.ts'
import { agreedState, caseState, company, finishedState, people, signedState } from '../documents/golden.ts'

const at = '2025-12-16T02:00:00Z'
const answered = (values: CaseState['answers'][string]['values']) => ({ values, by: 'E0301', at })

let input: ArchiveInput
let files: Files

beforeAll(async () => {
  const deps = await desk()
  const paper = async (type: DocumentKind, state: CaseState): Promise<Uint8Array> => {
    const { fileId } = await renderPaper({ type, version: 1, state, people, company, now: at }, deps)
    return (await deps.files.bytes(fileId)) ?? new Uint8Array()
  }
  const agreement = await paper('agreement', agreedState)
  const shown = { ...signedState, agreements: signedFor(agreement) }
  const papers: readonly (readonly [ArchiveItem['role'], string, Uint8Array])[] = [
    ['settlement-statement', 'settlement-v1', await paper('settlement-statement', caseState)],
    ['agreement', 'agreement-v1', agreement],
    ['signed-agreement', 'signed-agreement', await paper('signed-agreement', shown)],
    ['certificate', 'certificate', await paper('certificate', finishedState)],
    ['report', 'report', await paper('report', finishedState)],
  ]
  const state: CaseState = {
    ...finishedState,
    agreements: shown.agreements,
    papers: papers.map(([, name, bytes]) => ({ name, fileId: name, sha256: sha256(bytes), at })),
    answers: {
      handover: answered({}),
      transfer: answered({ evidence: ['T1'] }),
      'report.confirm': answered({ confirmed: 'yes' }),
    },
    ended: { how: 'archived', at },
  }
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
  input = {
    state,
    events: logged([
      ...state.papers.map(
        (stored): EventDraft => ({
          by: 'clock',
          at,
          cause: `rendered:${stored.name}`,
          body: { kind: 'paper-stored', paper: stored },
        }),
      ),
      { by: 'E0301', at, cause: 'press-1', body: { kind: 'ended', how: 'archived' } },
    ]),
    items: [
      ...papers.map(
        ([role, name, bytes]): ArchiveItem => ({
          role,
          number: `C2025-0017-${name}`,
          title: name,
          name: `${name}.pdf`,
          mime: 'application/pdf',
          bytes,
          formedAt: at,
          formedBy: 'haosan',
        }),
      ),
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
  files = packageFiles(input)
})

const sha256 = (bytes: Uint8Array): string => digestOfBytes('sha256', bytes)

const signedFor = (agreement: Uint8Array): CaseState['agreements'] =>
  signedState.agreements.map(a => ({
    ...a,
    signatures: a.signatures.map(s => ({ ...s, document: sha256(agreement) })),
  }))

function logged(drafts: readonly EventDraft[]): readonly ArchivedEvent[] {
  const links = extend('C2025-0017', 0, genesis, drafts, () => 'grain')
  return drafts.flatMap((draft, index) => {
    const link = links[index]
    return link === undefined
      ? []
      : [{ ...draft, caseId: link.caseId, seq: link.seq, prev: link.prev, hash: link.hash, salt: link.salt }]
  })
}

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
    [
      'malware found',
      'safe',
      'malware-found',
      () => packageFiles({ ...input, scan: { by: 'scanner', at, clean: false } }),
    ],
    ['no record of custody', 'safe', 'custody-missing', () => packageFiles({ ...input, custody: [] })],
  ]
  test.each(cases)('%s', (_, property, code, defect) => {
    const report = checkFourProperties(defect(), at)
    expect(flawed(defect())).toEqual([property])
    expect(report.properties.flatMap(p => p.findings.map(f => f.code))).toContain(code)
  })

  test('a missing proof that HR explained is no gap', () => {
    const items = input.items.filter(item => item.part !== 'handover')
    const excused = { 'payment-handover': '银行回单遗失,已附流水说明' }
    expect(flawed(packageFiles({ ...input, items, excused }))).toEqual([])
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
