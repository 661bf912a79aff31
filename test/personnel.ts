// The sample company's data about one person, as the store would give it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PersonId } from '../src/model/person.ts'
import { type DataKind, dataKinds, type PersonnelFile } from '../src/model/personnel-file.ts'
import { root } from '../src/packs/root.ts'
import { readDataCsv } from '../src/personnel/read-data.ts'

export function sampleFile(person: PersonId): PersonnelFile {
  const rowsOf = (kind: DataKind): readonly (readonly [string, unknown])[] => {
    const bytes = readFileSync(join(root, 'sample', 'data', `${kind}.csv`))
    const file = readDataCsv(kind, bytes, { directory: { find: id => somebody(id) }, today: '2025-10-20' })
    if (!file.ok) throw new Error(`sample/data/${kind}.csv is damaged`)
    const rows = file.rows.get(person)
    return rows === undefined ? [] : [[kind, rows]]
  }
  return Object.fromEntries(dataKinds.flatMap(rowsOf)) as PersonnelFile
}

const somebody = (id: PersonId) => ({
  id,
  name: id,
  roles: ['employee' as const],
  timezone: 'Asia/Shanghai',
  locale: 'zh-CN' as const,
})
