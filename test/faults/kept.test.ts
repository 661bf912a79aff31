// Acked once it is kept: whoever dies right after that ack loses nothing, and nobody has to press again.
import { expect, test } from 'vitest'
import { keep } from '../../src/ports/keep.ts'
import { eventually, freshKey, manager, openHarness } from '../spine/harness.ts'
import { type Hop, openDoomed } from './dying.ts'

const hops: readonly Hop[] = [
  { call: 'cases.commit', when: 'before', way: 'stored' },
  { call: 'cases.commit', when: 'after', way: 'stored' },
]

test.each(hops)('given death $when $call, then what was acked is decided once by the next process', async hop => {
  const first = await openHarness()
  const { id } = await first.openedCase()
  const { token } = await first.button(manager, 'checks', 'supply')
  await first.spine.stop()
  const { doomed, died } = await openDoomed(first.database, hop)
  const { answer } = await keep(doomed.spine.accept, {
    key: freshKey(),
    from: { platform: 'web', id: manager },
    at: doomed.spine.clock.now(),
    what: { kind: 'press', token, values: { otherPosts: 'none', performance: 'complete', talksBefore: 'none' } },
  })
  await eventually(died)
  const chosen = async () =>
    (await first.store.cases.events(id)).filter(({ body }) => body.kind === 'chosen' || body.kind === 'answered')

  const next = await openHarness({ on: first.database })
  await first.database.sql(`update inbox set leased_until = now() - interval '1 s' where status = 'running'`)
  await eventually(async () => (await chosen()).length === 2)
  // Committed before the death or not, the event itself is taken up again and found done.
  await eventually(async () => {
    const [row] = await first.database.sql(`select count(*) as n from inbox where status in ('queued', 'running')`)
    return Number(row?.n) === 0
  })
  expect((await chosen()).map(({ body }) => body.kind).sort()).toEqual(['answered', 'chosen'])
  await next.spine.stop()
  answer.catch(() => {})
  await first.close()
})
