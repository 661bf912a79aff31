// Rehearsals are forgotten after a week, and the card in the conversation is shown anew without them.
import { expect, test } from 'vitest'
import { makeForgetting } from './forget-rehearsals.ts'

test('given a rehearsal of eight days ago, then it is dropped, its card is shown anew, and the database is asked once an hour', async () => {
  let now = '2025-10-28T01:00:00Z'
  const asked: string[] = []
  const sent: string[] = []
  const forget = makeForgetting({
    rehearsals: {
      forgetBefore: async at => {
        asked.push(at)
        return asked.length === 1 ? [{ id: 'rehearsal#1', person: 'E10421' }] : []
      },
    },
    outbox: { add: async (key, effects) => void sent.push(`${key} ${JSON.stringify(effects)}`) },
    clock: { now: () => now },
  })
  await forget()
  await forget()
  now = '2025-10-28T02:00:00Z'
  await forget()
  expect(asked).toEqual(['2025-10-21T01:00:00.000Z', '2025-10-21T02:00:00.000Z'])
  expect(sent).toHaveLength(1)
  expect(sent[0]).toContain('"to":"E10421"')
})
