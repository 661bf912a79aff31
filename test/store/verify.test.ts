// Verification: whatever is done to the record behind our back, the first broken row is named.
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { genesis, hashOf } from '../../src/evidence/chain.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { TestDatabase } from '../database.ts'
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

test('an untouched record holds, also for one case, for another process and after more work', async () => {
  expect(await store.verify(undefined, foldAll)).toEqual({
    ok: true,
    cases: 3,
    events: 17,
    anchored: true,
    broken: [],
    notes: [],
  })
  const other = await db.open()
  expect(await other.verify('case-b', foldAll)).toMatchObject({ ok: true, cases: 1, events: 5 })
})

test('a record that is written while it is verified holds', async () => {
  const work = record.write('d')
  const checks = await Promise.all(Array.from({ length: 5 }, () => store.verify(undefined, foldAll)))
  await work
  expect(checks.flatMap(check => check.broken)).toEqual([])
})

test('the database itself refuses update, delete and truncate of events', async () => {
  await expect(db.sql(`update case_event set by = 'X' where case_id = 'case-a'`)).rejects.toThrow('append-only')
  await expect(db.sql(`delete from case_event where case_id = 'case-a'`)).rejects.toThrow('append-only')
  await expect(db.sql('truncate case_event')).rejects.toThrow('append-only')
})

describe('with triggers disabled, an edit of', () => {
  const columns = {
    at: `at = at + interval '1 hour'`,
    by: `by = 'M002'`,
    cause: `cause = 'other'`,
    kind: `kind = 'paused'`,
    prev: `prev = repeat('a', 64)`,
    hash: `hash = repeat('a', 64)`,
    digest: `digest = repeat('a', 64)`,
    salt: `salt = content`,
    content: `content = (select content from case_event where case_id = 'case-b' and seq = 4)`,
    'content in plain text': `content = '{"at":"2025-10-20T02:30:00.120Z","body":{"kind":"noted","what":"x"}}'`,
  }
  for (const [column, change] of Object.entries(columns))
    test(`${column} is found at its row`, async () => {
      await db.withoutTriggers(`update case_event set ${change} where case_id = 'case-b' and seq = 3`)
      expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 3 })
      expect(await firstBroken('case-b')).toMatchObject({ caseId: 'case-b', seq: 3 })
      expect(await firstBroken('case-a')).toBeUndefined()
    })

  test('a row, with the whole chain behind it and the head computed anew, is found at its row', async () => {
    await db.withoutTriggers(`update case_event set by = 'M002' where case_id = 'case-b' and seq = 3`)
    await recompute('case-b')
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 3 })
  })
})

describe('with triggers disabled, the loss of', () => {
  test('a row in the middle is found at its seq', async () => {
    await db.withoutTriggers(`delete from case_event where case_id = 'case-b' and seq = 2`)
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 2, what: 'row-missing' })
  })

  test('the last rows is found at the first of them', async () => {
    await db.withoutTriggers(`delete from case_event where case_id = 'case-b' and seq > 3`)
    expect(await firstBroken()).toMatchObject({
      caseId: 'case-b',
      seq: 4,
      what: 'tail-missing',
      count: 2,
    })
  })

  test('the last rows, the case row cut back to match, is found at the first of them', async () => {
    await db.withoutTriggers(
      `delete from case_event where case_id = 'case-b' and seq > 3`,
      `update "case" set seq = 3, head_hash = (select hash from case_event where case_id = 'case-b' and seq = 3) where id = 'case-b'`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 4 })
  })

  test('the first row is found at seq 1', async () => {
    await db.withoutTriggers(`delete from case_event where case_id = 'case-b' and seq = 1`)
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1 })
  })

  test('a whole case from the record alone is found', async () => {
    await db.withoutTriggers(`delete from case_event where case_id = 'case-b'`)
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1 })
    expect(await firstBroken('case-b')).toMatchObject({ caseId: 'case-b', seq: 1 })
  })

  test('a whole case from record and case table is found, without anchors too', async () => {
    await db.withoutTriggers(
      `delete from case_event where case_id = 'case-b'`,
      `delete from "case" where id = 'case-b'`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1 })
    await writeFile(await record.anchorPath(), '')
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1 })
  })

  test('a whole case from every table is found, without anchors as a gap of the register', async () => {
    await record.removeEverywhere('case-b')
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 1 })
    await writeFile(await record.anchorPath(), '')
    expect(await firstBroken()).toMatchObject({ caseId: 'register', seq: 3 })
  })

  test('the newest case from every table, the register cut back to match, is found', async () => {
    await record.removeEverywhere('case-c')
    await db.withoutTriggers(
      `update setting set value = (
         select json_build_object('seq', n, 'hash', hash, 'seal', mac)::text from register order by n desc limit 1)
       where name = 'head:register'`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-c', seq: 1 })
    await writeFile(await record.anchorPath(), '')
    expect(await firstBroken()).toMatchObject({ caseId: 'register' })
  })

  test('the system log is found', async () => {
    await db.withoutTriggers(`delete from case_event where case_id = 'system' and seq = 2`)
    expect(await firstBroken()).toMatchObject({ caseId: 'system', seq: 2 })
    await db.withoutTriggers(
      `delete from case_event where case_id = 'system'`,
      `delete from setting where name = 'head:system'`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'system', seq: 1 })
  })
})

describe('with triggers disabled,', () => {
  test('two rows that changed places are found at the first', async () => {
    await db.withoutTriggers(
      `update case_event set seq = 99 where case_id = 'case-b' and seq = 2`,
      `update case_event set seq = 2 where case_id = 'case-b' and seq = 3`,
      `update case_event set seq = 3 where case_id = 'case-b' and seq = 99`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 2 })
  })

  test('a row moved to another case is found', async () => {
    await db.withoutTriggers(`update case_event set case_id = 'case-a', seq = 6 where case_id = 'case-b' and seq = 5`)
    const { broken } = await store.verify(undefined, foldAll)
    expect(broken).toMatchObject([
      { caseId: 'case-a', seq: 6 },
      { caseId: 'case-b', seq: 5 },
    ])
  })

  test('a row added behind the end is found', async () => {
    await db.withoutTriggers(
      `insert into case_event select case_id, 6, at, by, cause, kind, hash, prev, digest, salt, content
       from case_event where case_id = 'case-b' and seq = 5`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 6 })
  })

  test('a case that nobody opened is found', async () => {
    await db.withoutTriggers(
      `insert into case_event select 'case-x', 1, at, by, cause, kind, prev, hash, digest, salt, content
       from case_event where case_id = 'case-b' and seq = 1`,
    )
    expect(await firstBroken()).toMatchObject({ caseId: 'case-x', seq: 1 })
  })

  for (const [what, change] of Object.entries({
    stage: `stage = 'effective'`,
    employee: `employee_id = 'E-z'`,
    opening: `opened_at = opened_at + interval '1 day'`,
    end: `ended_at = opened_at`,
    state: `state = (select state from "case" where id = 'case-a')`,
    seal: `seal = (select seal from "case" where id = 'case-a')`,
  }))
    test(`an altered ${what} of the case row is found`, async () => {
      await db.withoutTriggers(`update "case" set ${change} where id = 'case-b'`)
      expect(await firstBroken()).toMatchObject({ caseId: 'case-b', seq: 5 })
    })
})

test('a state that is not the fold of its record is found', async () => {
  const wrong = (events: Parameters<typeof foldAll>[0]) => ({ ...foldAll(events), authorityMonths: '1' })
  expect((await store.verify('case-a', wrong)).broken).toEqual([{ caseId: 'case-a', seq: 5, what: 'state-not-fold' }])
})

test('a case that does not exist is said not to', async () => {
  expect(await firstBroken('case-nowhere')).toEqual({ caseId: 'case-nowhere', seq: 1, what: 'no-such-case' })
})

/** What somebody does who knows this code but not the key: makes the hashes fit again. */
async function recompute(id: string): Promise<void> {
  let prev = genesis
  for (const row of await db.sql(`select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as iso
    from case_event where case_id = '${id}' order by seq`)) {
    const hash = hashOf({
      caseId: id,
      seq: Number(row.seq),
      at: String(row.iso),
      by: String(row.by),
      cause: String(row.cause),
      kind: String(row.kind),
      prev,
      digest: String(row.digest),
    })
    await db.withoutTriggers(
      `update case_event set prev = '${prev}', hash = '${hash}' where case_id = '${id}' and seq = ${Number(row.seq)}`,
    )
    prev = hash
  }
  await db.withoutTriggers(`update "case" set head_hash = '${prev}' where id = '${id}'`)
}
