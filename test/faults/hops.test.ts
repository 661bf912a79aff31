// Death at every hop of a click: whoever presses again gets the answer, and the record and the conversations are those of a run without a fault.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Button } from '../../src/model/card.ts'
import type { CaseEvent } from '../../src/model/case-event.ts'
import { eventually, freshKey, type Harness, manager, openHarness } from '../spine/harness.ts'
import { type Hop, openDoomed } from './dying.ts'

const values = { otherPosts: 'none', performance: 'complete', talksBefore: 'none' }

const hops: readonly Hop[] = [
  { call: 'inbox.accept', when: 'before', way: 'stored' },
  { call: 'inbox.accept', when: 'after', way: 'stored' },
  { call: 'inbox.claim', when: 'after', way: 'stored' },
  { call: 'cases.load', when: 'after', way: 'stored' },
  { call: 'cases.commit', when: 'before', way: 'stored' },
  { call: 'cases.commit', when: 'after', way: 'stored' },
  { call: 'cases.commit', when: 'before', way: 'at once' },
  { call: 'cases.commit', when: 'after', way: 'at once' },
  { call: 'outbox.claim', when: 'after', way: 'at once' },
  { call: 'outbox.shown', when: 'after', way: 'at once' },
  { call: 'chat.replace', when: 'before', way: 'at once' },
  { call: 'chat.replace', when: 'after', way: 'at once' },
  { call: 'outbox.remember', when: 'before', way: 'at once' },
  { call: 'outbox.remember', when: 'after', way: 'at once' },
]

interface Outcome {
  readonly events: readonly string[]
  readonly cards: readonly string[]
  readonly toast: string | undefined
}

/** What must be the same: who did what in which order, and every card of the conversation in its order. */
async function outcome(h: Harness, toast: string | undefined): Promise<Outcome> {
  await eventually(async () => (await waiting(h)) === 0)
  const [newest] = await h.store.cases.list()
  const plain = ({ by, body }: CaseEvent, nth: number) => `${nth + 1} ${by} ${body.kind}`
  const lines = await h.lines(manager)
  return {
    // That a page was looked at comes in its own time.
    events: (await h.store.cases.events(newest?.id ?? '')).filter(({ body }) => body.kind !== 'read').map(plain),
    cards: lines.flatMap(({ card }) => (card === undefined ? [] : [`${card.title} ${card.closed === true}`])),
    toast,
  }
}

async function waiting(h: Harness): Promise<number> {
  const [row] = await h.database.sql(
    `select (select count(*) from inbox where status in ('queued', 'running'))
          + (select count(*) from outbox where status in ('queued', 'running')) as n`,
  )
  return Number(row?.n)
}

/** Leases of a dead process run out; nobody wants to wait for it here. */
const age = (h: Harness) =>
  h.database.sql(`with i as (update inbox set leased_until = now() - interval '1 s' where status = 'running')
    update outbox set leased_until = now() - interval '1 s' where status = 'running'`)

/** A case whose checks are asked for, while nobody is at work; every death gets a copy of it. */
let asked: Harness
let supply: Button

async function play(hop: Hop | undefined): Promise<Outcome> {
  const database = await asked.database.copy()
  const key = freshKey()
  if (hop !== undefined) {
    const { doomed, died } = await openDoomed(database, hop)
    void doomed.press(manager, supply, values, key)
    await eventually(died)
    await age(doomed)
  }
  // Nothing of the dead process is stopped or waited for: it is simply gone.
  const h = await openHarness({ on: database })
  try {
    await h.press(manager, supply, values, key)
    await eventually(async () => (await waiting(h)) === 0)
    const again = await h.press(manager, supply, values, key)
    return await outcome(h, again.toast?.text)
  } finally {
    await h.close()
    await database.close()
  }
}

describe('death at', () => {
  let unharmed: Outcome
  beforeAll(async () => {
    asked = await openHarness()
    await asked.openedCase()
    supply = await asked.button(manager, 'checks', 'supply')
    await eventually(async () => (await waiting(asked)) === 0)
    await asked.spine.stop()
    unharmed = await play(undefined)
  })
  afterAll(async () => {
    await asked.close()
    expect(unharmed.events.filter(event => event.endsWith(' chosen'))).toHaveLength(1)
  })

  test.each(hops)('$call, $when it, $way', async hop => {
    expect(await play(hop)).toEqual(unharmed)
  })
})
