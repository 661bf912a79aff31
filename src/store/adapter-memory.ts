// What adapters remember between restarts: small texts under a key, sealed, each messenger for itself. No content of a case.
import type { InstantText } from '../model/dates.ts'
import type { PlatformName } from '../model/person.ts'
import type { AdapterMemory } from '../ports/messenger.ts'
import type { Keeper } from './keeper.ts'

export interface MessengerMemory {
  of(platform: PlatformName): AdapterMemory
  /** True at most once within the time since `before`, whoever asks: for what must not be said again and again. */
  once(platform: PlatformName, key: string, now: InstantText, before: InstantText): Promise<boolean>
}

const placeOf = (platform: PlatformName, key: string): string => `adapter_memory.value/${platform}/${key}`

export function openMessengerMemory({ db, sealer }: Keeper): MessengerMemory {
  // What was written before values were sealed stands in clear.
  const read = (value: string, place: string): string => (value.startsWith('v1.') ? sealer.open(value, place) : value)

  return {
    of: platform => ({
      async get(key) {
        const rows = await db.run<{ value: string }>(
          'memory.get',
          'select value from adapter_memory where platform = $1 and key = $2',
          [platform, key],
        )
        return rows[0] && read(rows[0].value, placeOf(platform, key))
      },
      async put(key, value) {
        await db.run(
          'memory.put',
          `insert into adapter_memory (platform, key, value) values ($1, $2, $3)
           on conflict (platform, key) do update set value = excluded.value, at = now()`,
          [platform, key, sealer.seal(value, placeOf(platform, key))],
        )
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
