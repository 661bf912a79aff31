// Files on PostgreSQL: bytes and names sealed to their row, digests in clear.
import { createHash, randomUUID } from 'node:crypto'
import { AppError } from '../model/refusal.ts'
import type { FileMeta, FileStore } from '../ports/file-store.ts'
import type { Keeper } from './keeper.ts'

interface MetaRow {
  id: string
  case_id: string | null
  name: string
  mime: string
  size: number
  sha256: string
  by: string
  at: string
}

const meta = 'id, case_id, name, mime, size, sha256, by, at'

const insert = `
insert into file (id, case_id, name, mime, size, sha256, by, at, bytes)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`

export const filePlace = (column: 'name' | 'bytes', id: string): string => `file.${column}/${id}`

export function openFileStore({ db, sealer }: Keeper): FileStore {
  const readMeta = (row: MetaRow): FileMeta => ({
    id: row.id,
    name: sealer.open(row.name, filePlace('name', row.id)),
    mime: row.mime,
    size: row.size,
    sha256: row.sha256,
    by: row.by,
    at: row.at,
    ...(row.case_id === null ? {} : { caseId: row.case_id }),
  })

  const find = async (id: string): Promise<FileMeta | undefined> => {
    const rows = await db.run<MetaRow>('file.meta', `select ${meta} from file where id = $1`, [id])
    return rows[0] === undefined ? undefined : readMeta(rows[0])
  }

  return {
    async put(file) {
      const id = file.id ?? randomUUID()
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      await db.run('file.put', insert, [
        id,
        file.caseId ?? null,
        sealer.seal(file.name, filePlace('name', id)),
        file.mime,
        file.bytes.byteLength,
        sha256,
        file.by,
        file.at,
        sealer.sealBytes(file.bytes, filePlace('bytes', id)),
      ])
      const stored = await find(id)
      if (stored?.sha256 !== sha256)
        throw new AppError('conflict', 'file-exists', `File ${id} is already stored with other content.`)
      return stored
    },

    meta: find,

    async bytes(id) {
      const rows = await db.run<{ bytes: Buffer; sha256: string }>(
        'file.bytes',
        'select bytes, sha256 from file where id = $1',
        [id],
      )
      const row = rows[0]
      if (row === undefined) return undefined
      const bytes = sealer.openBytes(row.bytes, filePlace('bytes', id))
      if (createHash('sha256').update(bytes).digest('hex') !== row.sha256)
        throw new AppError('broken', 'file-digest', `The stored digest of file ${id} is not that of its bytes.`)
      return new Uint8Array(bytes)
    },

    async bind(id, caseId) {
      const rows = await db.run<{ case_id: string | null }>(
        'file.bind',
        `update file set case_id = coalesce(case_id, $2) where id = $1 returning case_id`,
        [id, caseId],
      )
      if (rows[0] === undefined) throw new AppError('gone', 'file-missing', `There is no file ${id}.`)
      if (rows[0].case_id !== caseId)
        throw new AppError('conflict', 'file-bound', `File ${id} belongs to another case already.`)
    },
  }
}
