// What adapters remember between restarts: small texts under a key, sealed, each messenger for itself. No content of a case.
import type { InstantText } from '../model/dates.ts'
import type { PlatformName } from '../model/person.ts'
import type { AdapterMemory } from '../ports/messenger.ts'
import type { Keeper } from './keeper.ts'
import { gather } from './queues/gather.ts'

export interface MessengerMemory {
  of(platform: PlatformName): AdapterMemory
  /** True at most once within the time since `before`, whoever asks: for what must not be said again and again. */
  once(platform: PlatformName, key: string, now: InstantText, before: InstantText): Promise<boolean>
}

interface Note {
  readonly platform: PlatformName
  readonly key: string
}

interface Kept extends Note {
  readonly value: string
}

const find = `
select platform, key, value
from unnest($1::text[], $2::text[]) as asked (platform, key) join adapter_memory using (platform, key)`

const keep = `
insert into adapter_memory (platform, key, value) select * from unnest($1::text[], $2::text[], $3::text[])
on conflict (platform, key) do update set value = excluded.value, at = now()`

const placeOf = ({ platform, key }: Note): string => `adapter_memory.value/${platform}/${key}`

export function openMessengerMemory({ db, sealer }: Keeper): MessengerMemory {
  // What was written before values were sealed stands in clear.
  const read = ({ value, ...note }: Kept): string =>
    value.startsWith('v1.') ? sealer.open(value, placeOf(note)) : value

  const get = gather(async (asked: readonly Note[]) => {
    const rows = await db.run<Kept>('memory.get', find, [asked.map(note => note.platform), asked.map(note => note.key)])
    const known = new Map(rows.map(row => [placeOf(row), row]))
    return asked.map(note => ({ row: known.get(placeOf(note)) }))
  })

  // What is sent and what is noted of it are forgotten together when the power fails, and sent again under the same key.
  const put = gather(
    async (notes: readonly Kept[]) => {
      await db.light.run('memory.put', keep, [
        notes.map(note => note.platform),
        notes.map(note => note.key),
        notes.map(note => sealer.seal(note.value, placeOf(note))),
      ])
      return notes
    },
    { apart: placeOf, lingerMs: 10 },
  )

  return {
    of: platform => ({
      async get(key) {
        const { row } = await get({ platform, key })
        return row && read(row)
      },
      async put(key, value) {
        await put({ platform, key, value })
      },
    }),
    async once(platform, key, now, before) {
      const rows = await db.run(
        'memory.once',
        `insert into adapter_memory (platform, key, value) values ($1, $2, $3)
         on conflict (platform, key) do update set value = excluded.value, at = now()
         where adapter_memory.value < $4 returning key`,
        [platform, `once:${key}`, now, before],
      )
      return rows.length > 0
    },
  }
}
