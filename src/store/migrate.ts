// Brings a schema up to date, one step after the other, whoever starts first.
import { type Migration, Migrator } from 'kysely'
import { AppError } from '../model/refusal.ts'
import { asAppError, type Database } from './database.ts'
import * as first from './migrations/0001-first.ts'
import * as messengers from './migrations/0002-messengers.ts'
import * as personnel from './migrations/0003-personnel.ts'
import * as rehearsal from './migrations/0004-rehearsal.ts'
import * as pastCases from './migrations/0005-past-cases.ts'
import * as retention from './migrations/0006-retention.ts'
import * as answersByKey from './migrations/0007-answers-by-key.ts'

const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-messengers': messengers,
  '0003-personnel': personnel,
  '0004-rehearsal': rehearsal,
  '0005-past-cases': pastCases,
  '0006-retention': retention,
  '0007-answers-by-key': answersByKey,
}

const tries = 3

// Kysely reads the tables of every schema, and stumbles over one that somebody drops meanwhile.
const schemaGone = (error: unknown): boolean => codeOf(error) === '3F000'
const tableThere = (error: unknown): boolean => codeOf(error) === '42P07'

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db: db.kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: db.schema,
  })
  let error: unknown
  for (let attempt = 0; attempt < tries; attempt += 1) {
    error = (await migrator.migrateToLatest()).error
    if (error === undefined) return
    if (!schemaGone(error)) break
  }
  if (tableThere(error))
    throw new AppError(
      'broken',
      'migrations-missing',
      'The tables are there, but what was done to them is not on record: rows of "kysely_migration" are missing; restore a backup.',
      { cause: error },
    )
  const fault = asAppError(error)
  if (fault instanceof AppError) throw fault
  throw new AppError(
    'unavailable',
    'database-migration',
    `The database could not be brought up to date (${error instanceof Error ? error.message : 'unknown fault'}).`,
    { cause: error },
  )
}
