// The connection to PostgreSQL: one pool, prepared statements for the hot path, Kysely for the rest, faults as AppErrors.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { AppError } from '../model/refusal.ts'
import type { Log } from '../ports/log.ts'
import type { Tables } from './tables.ts'

export interface Session {
  /** Runs a statement that every connection prepares once under `name`. */
  run<Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]>
}

export interface Database extends Session {
  readonly kysely: Kysely<Tables>
  /**
   * For leases and marks that may be forgotten when the power fails, never when a program dies: their commits do not
   * wait for the disk, and what is forgotten is done again under its key.
   */
  readonly light: Session
  readonly schema: string
  /** Everything inside commits together or not at all. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Connects once and makes the schema when it is missing. */
  ready(): Promise<void>
  /** A connection of its own, for LISTEN. */
  client(): pg.Client
  close(): Promise<void>
}

const timestamptz = 1184

/**
 * Every hot statement touches a few rows through an index, whatever its values are. It is planned once per connection,
 * and never by statistics from when its table was young: those led to scans that a growing queue does not survive.
 */
const planning = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_material=off',
]
  .map(setting => `-c ${setting}`)
  .join(' ')

/** Instants leave the database as the ISO text that the model uses. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === timestamptz && format !== 'binary'
      ? (text: string) => new Date(text).toISOString()
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** Statements throw an AppError when the connection is at fault, and their own error otherwise. */
export function openDatabase(options: {
  readonly url: string
  readonly schema: string
  readonly log: Log
  readonly connections?: number | undefined
}): Database {
  const connection = {
    connectionString: options.url,
    options: `-c search_path=${options.schema} ${planning}`,
    application_name: 'haosan',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types,
  }
  const makePool = (config: pg.PoolConfig): pg.Pool => {
    const made = new pg.Pool({ ...connection, idleTimeoutMillis: 60_000, ...config })
    made.on('error', error => {
      // A server that stops may be quicker than our farewell.
      if (!made.ending) options.log.error('an idle database connection was lost', error)
    })
    return made
  }
  const most = options.connections ?? 16
  const pool = makePool({ max: most })
  const lightPool = makePool({
    max: Math.ceil(most / 4),
    options: `${connection.options} -c synchronous_commit=off`,
  })

  const session = (on: pg.Pool | pg.PoolClient): Session => ({
    async run<Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) {
      try {
        return (await on.query<Row>({ name, text, values: [...values] })).rows
      } catch (error) {
        throw asAppError(error)
      }
    },
  })

  return {
    ...session(pool),
    light: session(lightPool),
    schema: options.schema,
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: speakingPool(pool) }) }),
    async transaction(work) {
      const client = await connect(pool)
      let lost: Error | undefined
      try {
        await client.query('begin')
        const result = await work(session(client))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(cause => {
          lost = cause instanceof Error ? cause : new Error('rollback failed')
        })
        throw asAppError(error)
      } finally {
        client.release(lost)
      }
    },
    async ready() {
      const name = pg.escapeIdentifier(options.schema)
      const first = session(pool)
      try {
        const found = await first.run('schema.find', 'select 1 from pg_namespace where nspname = $1', [options.schema])
        if (found.length === 0) await first.run('schema.make', `create schema if not exists ${name}`, [])
      } catch (error) {
        throw unusable(error)
      }
    },
    client: () => new pg.Client(connection),
    async close() {
      await Promise.all([pool.end(), lightPool.end()])
    },
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw asAppError(error)
  }
}

/** Kysely's view of the pool: connecting fails with our sentence. */
const speakingPool = (pool: pg.Pool) => ({ connect: () => connect(pool), end: () => pool.end() })

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', '53300'])

/** What else can be wrong with an address shows at its first use: certificates, encryption, options, rights. */
const unusable = (cause: unknown): unknown =>
  cause instanceof AppError || !(cause instanceof Error)
    ? cause
    : new AppError(
        'unavailable',
        'database-unusable',
        `PostgreSQL cannot be used as DATABASE_URL says: ${cause.message}. Correct the address, or what it names.`,
        { cause },
      )

/** Faults of the connection become `unavailable` or `credentials`; faults of a statement stay what they are. */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (['28000', '28P01'].includes(code))
    return new AppError(
      'credentials',
      'database-sign-in',
      'PostgreSQL refuses the user or password of DATABASE_URL; correct them there.',
      { cause: error },
    )
  if (code === '3D000')
    return new AppError(
      'unavailable',
      'database-missing',
      'The database that DATABASE_URL names does not exist; create it or correct the name.',
      { cause: error },
    )
  if (
    unreachable.has(code) ||
    /^(08|57P)/.test(code) ||
    /^(Connection terminated|timeout exceeded)/.test(error.message)
  )
    return new AppError(
      'unavailable',
      'database-unreachable',
      'PostgreSQL does not answer; check that it runs and that DATABASE_URL names its host and port.',
      { cause: error },
    )
  return error
}
