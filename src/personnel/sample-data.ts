// The personnel data of the sandbox's company, as if imported on the first morning of its story.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storyBegins } from '../clock/clock.ts'
import { dayOf } from '../model/dates.ts'
import type { People } from '../model/person.ts'
import { type DataKind, dataKinds } from '../model/personnel-file.ts'
import { AppError } from '../model/refusal.ts'
import type { PersonnelStore } from '../ports/personnel-store.ts'
import { readDataCsv } from './read-data.ts'

/** Reads `<kind>.csv` of a folder for every kind and keeps all of it. */
export async function saveSampleData(folder: string, directory: People, personnel: PersonnelStore): Promise<void> {
  for (const kind of dataKinds) await saveOne(kind, join(folder, `${kind}.csv`), directory, personnel)
}

async function saveOne<K extends DataKind>(
  kind: K,
  path: string,
  directory: People,
  personnel: PersonnelStore,
): Promise<void> {
  const file = readDataCsv(kind, await readFile(path), { directory, today: dayOf(storyBegins) })
  if (!file.ok) {
    const [first] = file.problems
    const where = first === undefined ? '' : ` (line ${first.line}: ${first.code})`
    throw new AppError('broken', 'bad-sample', `${path} is damaged${where}; restore it from the repository.`)
  }
  await personnel.put(kind, file.rows)
}
