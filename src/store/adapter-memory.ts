// What adapters remember between restarts: small texts under a key, each messenger for itself. No content of a case.
import type { InstantText } from '../model/dates.ts'
import type { PlatformName } from '../model/person.ts'
import type { AdapterMemory } from '../ports/messenger.ts'
import type { Keeper } from './keeper.ts'

export interface MessengerMemory {
  of(platform: PlatformName): AdapterMemory
  /** True at most once within the time since `before`, whoever asks: for what must not be said again and again. */
  once(platform: PlatformName, key: string, now: InstantText, before: InstantText): Promise<boolean>
}

export function openMessengerMemory({ db }: Keeper): MessengerMemory {
  return {
    of: platform => ({
      async get(key) {
        const rows = await db.run<{ value: string }>(
          'memory.get',
          'select value from adapter_memory where platform = $1 and key = $2',
          [platform, key],
        )
        return rows[0]?.value
      },
      async put(key, value) {
        await db.run(
          'memory.put',
          `insert into adapter_memory (platform, key, value) values ($1, $2, $3)
           on conflict (platform, key) do update set value = excluded.value`,
          [platform, key, value],
        )
      },
    }),
    async once(platform, key, now, before) {
      const rows = await db.run(
        'memory.once',
        `insert into adapter_memory (platform, key, value) values ($1, $2, $3)
         on conflict (platform, key) do update set value = excluded.value
         where adapter_memory.value < $4 returning key`,
        [platform, `once:${key}`, now, before],
      )
      return rows.length > 0
    },
  }
}
