// The database goes away under clicks, by breaking connections and by not answering: what was acked is kept, nothing is lost or done twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Button } from '../../src/model/card.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'
import { type Answer, eventually, type Harness, manager, openHarness } from '../spine/harness.ts'
import { openWire, type Wire } from './wire.ts'

const awayMs = process.env.HAOSAN_TEST_DEEP === '1' ? 5_000 : 1_200

let first: Harness
let h: Harness
let wire: Wire
beforeAll(async () => {
  first = await openHarness()
  await first.openedCase()
  await first.spine.outboxWork.idle()
  await first.spine.stop()
  wire = await openWire(first.database.url)
  const { schema, dataDir, keys } = first.database
  const open: TestDatabase['open'] = () =>
    openStore({ url: wire.url, schema, keys, dataDir, log: silent, connections: 8 })
  h = await openHarness({ on: { ...first.database, url: wire.url, open } })
})
afterAll(async () => {
  await wire.mend()
  await h.close()
  await h.store.close()
  await wire.close()
  await first.close()
})

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** The button as the person has it before them. */
const buttonNow = (): Promise<Button> => h.button(manager, 'checks', 'supply').catch(() => pause(60).then(buttonNow))

/** As a page does: the same key again until there is an answer that says what happened; gives how often it was refused. */
async function pressUntilAnswered(button: Button, key: string, note: string): Promise<number> {
  let refused = 0
  for (;;) {
    const answer: Answer = await h.press(manager, button, { otherPosts: 'none', otherPostsNote: note }, key)
    if (answer.status === 200 && answer.toast?.text !== h.core.words.t('zh-CN', 'spine.on-its-way')) return refused
    if (answer.status !== 200) {
      expect(answer.status).toBe(503)
      expect(answer.error?.text).toBeTruthy()
      refused += 1
    }
    await pause(60)
  }
}

test('clicks before, during and after are each done once', { timeout: 60_000 }, async () => {
  let pressed = 0
  let refused = 0
  const press = async (button: Button): Promise<void> => {
    pressed += 1
    refused += await pressUntilAnswered(button, `away-${pressed}-xxxx`, `第 ${pressed} 次`)
  }
  for (const away of [() => wire.cut(), () => wire.hang()]) {
    await press(await buttonNow())
    const under = press(await buttonNow())
    await away()
    const back = pause(awayMs).then(() => wire.mend())
    await under
    await press(await buttonNow())
    await back
  }
  expect(refused).toBeGreaterThan(0)

  const [state] = await first.store.cases.ofPerson(manager)
  const events = await first.store.cases.events(state?.id ?? '')
  const chosen = events.filter(event => event.body.kind === 'chosen').map(event => event.cause)
  expect(chosen.filter(cause => cause.includes(':away-'))).toEqual(
    Array.from({ length: pressed }, (_, n) => `web:${manager}:away-${n + 1}-xxxx`),
  )
  await eventually(async () => {
    const [row] = await first.database.sql(
      `select (select count(*) from inbox where status <> 'done') + (select count(*) from outbox where status <> 'done') as n`,
    )
    return Number(row?.n) === 0
  }, 20_000)
  const lines = await h.lines(manager)
  expect(lines.filter(line => line.card?.key.includes('/checks#'))).toHaveLength(1)
  expect(await first.store.verify()).toMatchObject({ ok: true })
})
