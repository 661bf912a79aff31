// Who holds a long connection: an advisory lock on a database session of its own. When the process dies the session ends, and the lock with it.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { type PlatformName, platformNames } from '../model/person.ts'
import type { Log } from '../ports/log.ts'
import type { Heartbeat, Hold, Ownership } from '../ports/ownership.ts'
import { asAppError } from './database.ts'
import type { Keeper } from './keeper.ts'

interface BeatRow {
  platform: string
  owner: string
  since: string
  beat_at: string
  trouble: string | null
}

/** The session is asked this often whether it still stands, and given up when it does not answer in time. */
const askEveryMs = 2_000
const answerWithinMs = 3_000

const platformName = z.enum(platformNames)

const beat = `
insert into connection (platform, owner, since, beat_at, trouble) values ($1, $2, now(), now(), $3)
on conflict (platform) do update set owner = excluded.owner, beat_at = excluded.beat_at, trouble = excluded.trouble,
  since = case when connection.owner = excluded.owner then connection.since else excluded.since end`

export function openOwnership({ db }: Keeper, log: Log): Ownership & { close(): Promise<void> } {
  const owner = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const holds = new Set<Hold>()

  async function take(platform: PlatformName): Promise<Hold | undefined> {
    const client = db.client()
    const lost = new AbortController()
    const gone = (): void => lost.abort()
    client.on('error', gone)
    client.on('end', gone)
    try {
      await client.connect()
      // A dead machine on the other side is noticed by the database within seconds, and the lock is free again.
      await client.query('set tcp_keepalives_idle = 5')
      await client.query('set tcp_keepalives_interval = 2')
      await client.query('set tcp_keepalives_count = 3')
      const { rows } = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock(hashtext($1), hashtext($2)) as mine',
        [`haosan connection ${db.schema}`, platform],
      )
      if (rows[0]?.mine !== true) {
        await client.end()
        return undefined
      }
    } catch (fault) {
      await client.end().catch(() => {})
      throw asAppError(fault)
    }
    const asking = setInterval(() => {
      const late = setTimeout(gone, answerWithinMs)
      client.query('select 1').then(
        () => clearTimeout(late),
        () => gone(),
      )
    }, askEveryMs)
    lost.signal.addEventListener('abort', () => clearInterval(asking), { once: true })
    const hold: Hold = {
      lost: lost.signal,
      async beat(trouble) {
        if (!lost.signal.aborted) await db.light.run('connection.beat', beat, [platform, owner, trouble ?? null])
      },
      async release() {
        holds.delete(hold)
        gone()
        await client.end().catch((fault: unknown) => log.error('a connection’s lock could not be given back', fault))
      },
    }
    holds.add(hold)
    return hold
  }

  return {
    take,
    async heartbeats() {
      const rows = await db.run<BeatRow>(
        'connection.all',
        'select platform, owner, since, beat_at, trouble from connection order by platform',
        [],
      )
      return rows.map(
        (row): Heartbeat => ({
          platform: platformName.parse(row.platform),
          owner: row.owner,
          since: row.since,
          beatAt: row.beat_at,
          trouble: row.trouble ?? undefined,
        }),
      )
    },
    async close() {
      await Promise.all([...holds].map(hold => hold.release()))
    },
  }
}
