// The commands over the record: cases, case, verify, rekey; results on standard output, exit codes as promised.
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { caseCommand } from '../../src/commands/case.ts'
import { casesCommand } from '../../src/commands/cases.ts'
import { rekeyCommand } from '../../src/commands/rekey.ts'
import { verifyCommand } from '../../src/commands/verify.ts'
import { foldAll } from '../../src/engine/fold/index.ts'
import type { EventDraft } from '../../src/model/case-event.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { Mode } from '../../src/store/settings.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { commitOf, noted, opened } from './sample-case.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
})
afterEach(() => {
  process.exitCode = undefined
  vi.restoreAllMocks()
})
afterAll(() => db.close())

async function haosan(args: string, mode: Mode = 'sandbox') {
  const out: string[] = []
  const err: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation(text => err.push(String(text)) > 0)
  process.exitCode = undefined
  const program = new Command().exitOverride()
  const openProject = async () => ({ store, mode, close: async () => {} })
  for (const add of [casesCommand, caseCommand, verifyCommand, rekeyCommand]) add(program, openProject)
  await program.parseAsync(args.split(' '), { from: 'user' })
  vi.restoreAllMocks()
  return { out: out.join(''), err: err.join(''), code: process.exitCode ?? 0 }
}

/** A case as the engine would commit it: the stored state is the engine's own fold. */
async function write(id: string, employee: string, at: string): Promise<void> {
  let before: readonly EventDraft[] = []
  for (const next of [{ ...opened(employee), at }, noted('a', at)]) {
    const events = [...before, next].map((draft, index) => ({
      ...draft,
      caseId: id,
      seq: index + 1,
      prev: '',
      hash: '',
    }))
    await store.cases.commit({ ...commitOf(id, before, [next]), state: foldAll(events) })
    before = [...before, next]
  }
}

test('without a case, cases prints an empty array and verify holds', async () => {
  expect(await haosan('cases --json')).toEqual({ out: '[]\n', err: '', code: 0 })
  expect((await haosan('cases --lang en')).err).toBe('There is no case yet.\n')
  expect(await haosan('verify --lang en')).toMatchObject({
    code: 0,
    out: expect.stringContaining('The record holds: 0 cases'),
  })
})

test('cases lists newest first, by metadata alone', async () => {
  await write('case-1', 'E1', '2025-10-20T01:00:00Z')
  await write('case-2', 'E2', '2025-10-21T01:00:00Z')
  const { out } = await haosan('cases --json')
  expect(JSON.parse(out)).toEqual([
    {
      id: 'case-2',
      flow: 'cn-mutual',
      stage: 'preparation',
      employeeNo: 'E2',
      openedAt: '2025-10-21T01:00:00.000Z',
      nextDue: null,
    },
    {
      id: 'case-1',
      flow: 'cn-mutual',
      stage: 'preparation',
      employeeNo: 'E1',
      openedAt: '2025-10-20T01:00:00.000Z',
      nextDue: null,
    },
  ])
  expect((await haosan('cases')).out.split('\n')[0]).toBe(
    'case-2  cn-mutual  preparation  E2  2025-10-21T01:00:00.000Z  -',
  )
})

test('case shows the record with its content in the sandbox and without it outside', async () => {
  const shown = JSON.parse((await haosan('case case-1 --json')).out)
  expect(shown).toMatchObject({
    id: 'case-1',
    events: [
      { seq: 1, kind: 'opened', by: 'M001' },
      { seq: 2, kind: 'noted' },
    ],
  })
  expect(shown.events[0].body.facts.monthlyWage.value).toBe('18600.00')
  for (const args of ['case case-1', 'case case-1 --json']) {
    const { out } = await haosan(args, 'live')
    expect(out).toContain('opened')
    expect(out).not.toContain('18600')
    expect(out).not.toContain('岗位')
  }
})

test('an unknown case is bad input', async () => {
  for (const args of ['case nowhere', 'verify nowhere'])
    expect(await haosan(`${args} --lang en`)).toEqual({
      out: '',
      err: 'There is no case nowhere. The command "cases" lists all.\n',
      code: 2,
    })
})

test('verify holds, then names case and seq of the first broken row in both languages and exits 1', async () => {
  expect(await haosan('verify')).toMatchObject({ code: 0, out: expect.stringContaining('2 个案件') })
  await db.withoutTriggers(`update case_event set by = 'X' where case_id = 'case-1' and seq = 2`)
  expect(await haosan('verify case-2')).toMatchObject({ code: 0 })
  for (const args of ['verify', 'verify case-1', 'verify --lang en', 'verify case-1 --lang en']) {
    const { out, code } = await haosan(args)
    expect(code).toBe(1)
    expect(out).toContain('case case-1, seq 2')
  }
  const { out, code } = await haosan('verify --json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ ok: false, broken: [{ caseId: 'case-1', seq: 2, what: 'row-altered' }] })
  await expect(haosan('rekey')).rejects.toMatchObject({ code: 'record-broken' })
})

test('given every table was emptied, then verify names the first case that is gone and what to do, until a fresh start is declared', async () => {
  await db.withoutTriggers('truncate setting, register, "case", case_event, case_person, inbox, outbox')
  store = await db.open()
  const { out, code } = await haosan('verify --lang en')
  expect(code).toBe(1)
  expect(out).toMatch(/^The record is broken: case case-1, seq 1: the case is not in this database, and it was\./)
  const file = /(anchor-\S+\.log) was written .* names 2 cases .* Restore it from a backup/.exec(out)?.[1] ?? ''
  expect((await haosan('verify')).out).toContain('请用备份恢复')
  expect(await haosan('verify case-2 --lang en')).toMatchObject({
    code: 1,
    out: expect.stringContaining('case case-2'),
  })
  expect(await haosan('verify case-3')).toMatchObject({ code: 2 })

  await rename(join(db.dataDir, file), join(db.dataDir, 'kept-elsewhere'))
  expect(await haosan('verify --lang en')).toMatchObject({ code: 0, err: '' })
})

test('given the program’s own rows alone are gone, then it does not take the database for a new one', async () => {
  await write('case-4', 'E4', '2025-10-20T01:00:00Z')
  const cure = expect.stringContaining('restore a backup')
  await db.withoutTriggers('truncate setting')
  await expect(db.open()).rejects.toMatchObject({ code: 'settings-missing', message: cure })
  await db.withoutTriggers('truncate kysely_migration')
  await expect(db.open()).rejects.toMatchObject({ code: 'migrations-missing', message: cure })
})
