// The sandbox's fictional company: put into an empty directory once, and the bounds of whom the sandbox may write to.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config/config.ts'
import { remoteMessengers } from './config/messengers.ts'
import type { MayReach } from './dispatch/people.ts'
import type { PlatformName } from './model/person.ts'
import { AppError } from './model/refusal.ts'
import { root } from './packs/root.ts'
import { readPeopleCsv } from './people/read-people.ts'
import { saveSampleData } from './personnel/sample-data.ts'
import type { Store } from './store/open-store.ts'

/**
 * The fictional company of the sandbox, once: a directory with anybody in it is left alone.
 * Gives whom the sandbox may write to: its people, also by name, and the testers that were named (product P25);
 * on a messenger that is not on this machine the testers alone, because real people read there.
 */
export async function openSampleCompany(store: Store, { testers, messengers }: Config): Promise<MayReach> {
  const people = await store.people.snapshot()
  const bytes = await readFile(join(root, 'sample', 'people.csv'))
  const file = readPeopleCsv(bytes, { directory: people, today: new Date().toISOString().slice(0, 10) })
  if (!file.ok) {
    throw new AppError('broken', 'bad-sample', 'sample/people.csv is damaged; restore it from the repository.')
  }
  if (people.all().length === 0) {
    await store.people.save(file.rows)
    await saveSampleData(join(root, 'sample', 'data'), await store.people.snapshot(), store.personnel)
  }
  const sample = new Map(file.rows.map(({ person }) => [person.id, person.name]))
  const remote: readonly PlatformName[] = remoteMessengers(messengers)
  return (person, platform) =>
    testers.includes(person.id) || (sample.get(person.id) === person.name && !remote.includes(platform))
}
