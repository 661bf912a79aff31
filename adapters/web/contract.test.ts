// The web messenger keeps the contract of every messenger.
import { afterAll } from 'vitest'
import { describePlatform } from '../../test/contract/describe-platform.ts'
import type { OpenRig } from '../../test/contract/rig.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { webPhone } from '../../test/journeys/web-phone.ts'
import { openWeb } from './index.ts'

let database: TestDatabase | undefined
let persons = 0
afterAll(() => database?.close())

const openRig: OpenRig = async (accept, { log, say, person, memory }) => {
  if (person === undefined) throw new Error('somebody has to hold the phone')
  database ??= await freshDatabase()
  const { chat, people, files } = await database.open()
  persons += 1
  const id = `E${persons}`
  await people.save([{ person: { ...person, id }, accounts: [{ platform: 'web', id }], record: {} }])
  const clock = { now: () => new Date().toISOString(), moveTo: async () => {}, onMove: () => () => {} }
  const platform = openWeb({
    mode: { kind: 'sandbox', clock },
    chat,
    people,
    files,
    clock,
    memory,
    log,
    secure: false,
    say,
    reread: async () => undefined,
    openFile: async () => undefined,
  })
  await platform.start(accept)
  return {
    platform,
    account: { platform: 'web', id },
    phone: webPhone(platform.routes, id),
    samples: [],
    messages: async () => (await chat.since(id, 0, 100)).filter(line => line.card !== undefined).length,
    close: () => platform.stop(),
  }
}

describePlatform('web', openRig)
