// A sound record to be harmed by tests: three cases of five events each and two events of the system, put back at will.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseEvent, EventDraft } from '../../src/model/case-event.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { commitOf, fold, noted, opened } from './sample-case.ts'

export interface SoundRecord {
  readonly db: TestDatabase
  readonly store: Store
  /** Writes one more case of five events. */
  write(name: string): Promise<void>
  /** Puts the tables back to how they were, as a backup does. */
  rows(): Promise<void>
  /** Puts record and anchors back to how they were. */
  restore(): Promise<void>
  anchorPath(): Promise<string>
  removeEverywhere(caseId: string): Promise<void>
}

const tables = ['case_event', 'case_person', 'case', 'register', 'setting']

export const foldAll = (events: readonly CaseEvent[]) => fold(events, events[0]?.caseId ?? '')

export async function soundRecord(): Promise<SoundRecord> {
  const db = await freshDatabase()
  const store = await db.open()

  const write = async (name: string): Promise<void> => {
    let before: readonly EventDraft[] = []
    for (const next of [opened(`E-${name}`), noted('1'), noted('2'), noted('3'), noted('4')]) {
      await store.cases.commit(commitOf(`case-${name}`, before, [next]))
      before = [...before, next]
    }
  }
  const anchorPath = async (): Promise<string> => {
    const name = (await readdir(db.dataDir)).find(file => /^anchor-.{36}\.log$/.test(file))
    return join(db.dataDir, name ?? 'missing')
  }

  await store.settings.claimMode('sandbox')
  const at = '2025-10-20T01:00:00Z'
  await store.systemLog.append({ by: 'S001', at, cause: 'import', body: { kind: 'people-imported' } })
  for (const name of ['a', 'b', 'c']) await write(name)
  // Verification writes out what is to be anchored before it reads.
  await store.verify()
  const anchors = await readFile(await anchorPath(), 'utf8')
  await db.withoutTriggers(...tables.map(table => `create table kept_${table} as select * from "${table}"`))

  const rows = (): Promise<void> =>
    db.withoutTriggers(
      ...tables.flatMap(table => [`delete from "${table}"`, `insert into "${table}" select * from kept_${table}`]),
    )

  return {
    db,
    store,
    write,
    anchorPath,
    rows,
    async restore() {
      await store.verify()
      await rows()
      await writeFile(await anchorPath(), anchors)
    },
    removeEverywhere: caseId =>
      db.withoutTriggers(
        `delete from case_event where case_id = '${caseId}'`,
        `delete from case_person where case_id = '${caseId}'`,
        `delete from "case" where id = '${caseId}'`,
        `delete from register where case_id = '${caseId}'`,
      ),
  }
}
