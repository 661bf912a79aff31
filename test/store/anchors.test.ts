// Anchors outside the database: what they saw must still be there, whatever the database says.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMac } from '../../src/access/mac.ts'
import type { Store } from '../../src/store/open-store.ts'
import { openAnchor } from '../../src/store/record/anchor.ts'
import { systemCase } from '../../src/store/record/heads.ts'
import type { TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'
import { commitOf, noted } from './sample-case.ts'
import { foldAll, type SoundRecord, soundRecord } from './sound-record.ts'

let record: SoundRecord
let db: TestDatabase
let store: Store
beforeAll(async () => {
  record = await soundRecord()
  db = record.db
  store = record.store
})
beforeEach(() => record.restore())
afterAll(() => db.close())

const firstBroken = async (id?: string) => (await store.verify(id, foldAll)).broken[0]

test('a database put back to an older copy is found by the anchor, at the first row it lost', async () => {
  const [copy] = await db.sql(`select to_jsonb("case") as row from "case" where id = 'case-b'`)
  const known = await store.cases.events('case-b')
  await store.cases.commit(commitOf('case-b', known, [noted('5'), noted('6')]))
  expect(await firstBroken()).toBeUndefined()
  await db.withoutTriggers(
    `delete from case_event where case_id = 'case-b' and seq > 5`,
    `delete from "case" where id = 'case-b'`,
    `insert into "case" select (jsonb_populate_record(null::"case", '${JSON.stringify(copy?.row)}'::jsonb)).*`,
  )
  const check = await store.verify(undefined, foldAll)
  expect(check.broken).toMatchObject([{ caseId: 'case-b', seq: 6, what: 'tail-missing', count: 2 }])
  expect(check.notes).toEqual([{ what: 'older-copy', cases: 1, rows: 2 }])
  // Where it does not even agree with itself, it is no backup.
  await db.withoutTriggers(`delete from case_event where case_id = 'case-a' and seq = 5`)
  expect((await store.verify(undefined, foldAll)).notes).toEqual([])
})

test('an older copy that has grown on is still found: its rows are not those that were anchored', async () => {
  const [copy] = await db.sql(`select to_jsonb("case") as row from "case" where id = 'case-b'`)
  const known = await store.cases.events('case-b')
  await store.cases.commit(commitOf('case-b', known, [noted('5'), noted('6')]))
  await store.verify(undefined, foldAll)
  await db.withoutTriggers(
    `delete from case_event where case_id = 'case-b' and seq > 5`,
    `delete from "case" where id = 'case-b'`,
    `insert into "case" select (jsonb_populate_record(null::"case", '${JSON.stringify(copy?.row)}'::jsonb)).*`,
  )
  // What was lost is entered again, and more, before the anchors are written.
  const again = await db.open()
  const left = await again.cases.events('case-b')
  await again.cases.commit(commitOf('case-b', left, [noted('5 again'), noted('6 again'), noted('7')]))
  const found = {
    broken: [{ caseId: 'case-b', seq: 7, what: 'anchor-differs', count: 2, outside: true }],
    notes: [{ what: 'older-copy', cases: 1, rows: 2 }],
  }
  expect(await again.verify(undefined, foldAll)).toMatchObject(found)
  await again.rekey('operator', { olderCopy: true })
  expect(await again.verify(undefined, foldAll)).toMatchObject(found)
})

test('a whole copy from before a case is named as what it is', async () => {
  await record.write('d')
  expect(await firstBroken()).toBeUndefined()
  await record.rows()
  const check = await store.verify(undefined, foldAll)
  expect(check.broken).toMatchObject([
    { caseId: 'case-d', seq: 1, what: 'record-missing', count: 5 },
    { caseId: 'register', seq: 5, what: 'register-tail-missing' },
  ])
  expect(check.notes).toEqual([{ what: 'older-copy', cases: 1, rows: 5 }])
})

test('an older copy is re-keyed only when that is said to be meant; it goes on record, and the anchors still tell', async () => {
  await record.write('d')
  await record.rows()
  await expect(store.rekey('operator')).rejects.toMatchObject({ code: 'record-older-copy' })
  const lost = { cases: 1, rows: 5 }
  await store.rekey('operator', { olderCopy: true })
  expect((await store.cases.events(systemCase)).at(-1)?.body).toEqual({ kind: 'rekeyed', olderCopy: lost })
  expect(await store.verify(undefined, foldAll)).toMatchObject({ ok: false, notes: [{ what: 'older-copy', ...lost }] })
})

test('an anchor file that is missing is begun anew, and verification goes on saying so; an older one is made up for', async () => {
  const path = await record.anchorPath()
  const older = await readFile(path, 'utf8')
  await rm(path)
  const begun = { notes: [{ what: 'anchor-begun', at: expect.any(String) }], ok: true, anchored: true }
  expect(await (await db.open()).verify(undefined, foldAll)).toMatchObject(begun)
  await record.write('d')
  expect(await (await db.open()).verify(undefined, foldAll)).toMatchObject(begun)

  await writeFile(path, older)
  expect(await (await db.open()).verify(undefined, foldAll)).toMatchObject({ ok: true, notes: [] })
  await record.rows()
  expect(await firstBroken()).toMatchObject({ caseId: 'case-d', what: 'record-missing' })
})

test('a forged line of the anchor file counts for nothing and is mentioned', async () => {
  const path = await record.anchorPath()
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    `${text}{"at":"2030-01-01T00:00:00.000Z","heads":{"case-a":[9,"x"]},"mac":"v1.test.x"}\nnonsense\n`,
  )
  const check = await store.verify(undefined, foldAll)
  expect(check.ok).toBe(true)
  expect(check.notes).toMatchObject([{ what: 'anchor-damaged', lines: { length: 2 } }])
})

test('what was committed just before a kill is anchored at the next start', async () => {
  await writeFile(await record.anchorPath(), '')
  await db.open()
  await record.removeEverywhere('case-b')
  expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1, what: 'record-missing', count: 5 })
})

test('an anchor file is renewed without losing a head, also one that was cut short while renewing', async () => {
  const open = () => openAnchor({ dataDir: db.dataDir, databaseId: 'x', mac: makeMac(db.keys), log: silent })
  const anchor = open()
  for (let seq = 1; seq < 50; seq++) {
    anchor.note('c-1', seq, `h${seq}`)
    await anchor.flush()
  }
  anchor.noteRegister(3, 'r3')
  const known = await anchor.read()
  const size = await anchor.size()
  await anchor.renew()
  expect(await anchor.size()).toBeLessThan(size / 10)
  expect(await anchor.read()).toEqual(known)
  expect(known?.heads.get('c-1')).toEqual([49, 'h49'])
  expect(known?.register).toEqual([3, 'r3'])

  const path = `${db.dataDir}/anchor-x.log`
  await writeFile(`${path}.before`, await readFile(path))
  await writeFile(path, '')
  expect(await anchor.read()).toEqual(known)
  await anchor.renew()
  expect(await anchor.read()).toEqual(known)
  await anchor.close()
})
