// Wake-up calls between two processes on one database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { openSignals } from '../../src/store/queues/signals.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = openDatabase({ url: database.url, schema: database.schema, log: silent })
})
afterAll(async () => {
  await db.close()
  await database.close()
})

test('given the call could not be sent at first, then it is sent again, and the other process hears that the clock was moved', async () => {
  let faults = 1
  const run: Database['light']['run'] = async (name, text, values) => {
    if (faults-- > 0) throw new Error('the connection was lost')
    return db.light.run(name, text, values)
  }
  const mover = await openSignals({ ...db, light: { run } }, silent)
  const other = await openSignals(db, silent)
  const heard = new Promise<string | undefined>(resolve => other.hear('clock', resolve))

  mover.tell('clock')
  expect(await heard).toBeUndefined()
  expect(faults).toBeLessThan(0)
  await mover.close()
  await other.close()
})
