// Small secrets of the program itself, such as the built-in signer's key: sealed, written once, the first writer wins.
import type { Keeper } from './keeper.ts'
import { readSetting } from './settings.ts'

export interface Secrets {
  get(name: string): Promise<string | undefined>
  put(name: string, value: string): Promise<void>
}

export function openSecrets(keeper: Keeper): Secrets {
  const place = (name: string): string => `setting.value/secret:${name}`
  return {
    async get(name) {
      const value = await readSetting(keeper, `secret:${name}`)
      return value === undefined ? undefined : keeper.sealer.open(value, place(name))
    },
    async put(name, value) {
      await keeper.db.run(
        'secrets.put',
        'insert into setting (name, value) values ($1, $2) on conflict (name) do nothing',
        [`secret:${name}`, keeper.sealer.seal(value, place(name))],
      )
    },
  }
}
