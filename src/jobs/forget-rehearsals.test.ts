// Rehearsals are forgotten after a week, and the card in the conversation is shown anew without them.
import { expect, test } from 'vitest'
import { makeForgetting } from './forget-rehearsals.ts'

test('given a rehearsal of eight days ago, then it is dropped, its card is shown anew, and the database is asked once an hour', async () => {
  let now = '2025-10-28T01:00:00Z'
  const asked: string[] = []
  const shown: unknown[] = []
  const forget = makeForgetting({
    rehearsals: {
      forgetBefore: async (at, follows) => {
        asked.push(at)
        if (asked.length === 1) shown.push(follows({ id: 'rehearsal#1', person: 'E10421' }))
      },
    },
    clock: { now: () => now },
  })
  await forget()
  await forget()
  now = '2025-10-28T02:00:00Z'
  await forget()
  expect(asked).toEqual(['2025-10-21T01:00:00.000Z', '2025-10-21T02:00:00.000Z'])
  expect(shown).toEqual([
    { kind: 'show', ref: { instance: 'rehearsal#1', card: 'rehearsal', to: 'E10421' }, asks: false },
  ])
})
