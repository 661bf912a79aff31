// Two processes on one database: whichever takes a click, the person hears what came of it where they pressed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../src/store/open-store.ts'
import { type Harness, manager, openHarness } from './harness.ts'

/** Keeps what comes in and leaves the work to others, as a process does whose lane is taken elsewhere. */
const idle = (store: Store): Store => ({
  ...store,
  inbox: { ...store.inbox, accept: (event, lane) => store.inbox.accept(event, lane), claim: async () => [] },
})

let worker: Harness
let idler: Harness
beforeAll(async () => {
  worker = await openHarness()
  idler = await openHarness({ on: worker.database, wrap: idle })
})
afterAll(async () => {
  await idler.spine.stop()
  await worker.close()
})

test('a form that is not right is answered field by field, although another process looked at it', async () => {
  await worker.openedCase()
  const supply = await idler.button(manager, 'checks', 'supply')
  const answer = await idler.press(manager, supply, { otherPosts: 'perhaps' })
  expect(answer.fields).toHaveProperty('otherPosts')
})

test('a click is answered with its card, although another process carried it out', async () => {
  const supply = await idler.button(manager, 'checks', 'supply')
  // A process moves a case at once where nobody else does: a file makes it wait for its turn.
  const { body } = await idler.upload(manager, '说明.txt', '部门调整')
  const values = { documents: [String(body.id)], otherPosts: 'none', performance: 'complete', talksBefore: 'none' }
  const answer = await idler.press(manager, supply, values)
  expect(answer.toast?.tone).toBe('calm')
  expect(answer.card?.key).toContain('/checks#')
})
