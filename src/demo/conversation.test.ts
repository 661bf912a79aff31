// Following a conversation: what is new is read once, whoever waits is called, and patience ends.
import { expect, test } from 'vitest'
import type { StoredLine } from '../ports/chat-store.ts'
import { followConversation } from './conversation.ts'

function conversation() {
  const said: StoredLine[] = []
  const asked: number[] = []
  const listening = new Set<() => void>()
  return {
    asked,
    listening,
    tell(id: string, text: string, cursor: number) {
      said.push({ id, text, cursor, at: '2025-10-20T01:00:00Z', from: 'bot' })
      for (const call of listening) call()
    },
    source: {
      since: async (cursor: number) => {
        asked.push(cursor)
        return said.filter(line => line.cursor > cursor)
      },
      onChange: async (call: () => void) => {
        listening.add(call)
        return async () => void listening.delete(call)
      },
    },
  }
}
const texts = (lines: readonly StoredLine[]) => lines.map(line => line.text)
const says = (text: string) => (lines: readonly StoredLine[]) => lines.find(line => line.text === text)?.id

test('given lines that are known, then only newer ones are read, and one that changed stands at the end as it is now', async () => {
  const { source, asked, tell } = conversation()
  tell('a', 'first', 1)
  tell('b', 'second', 2)
  const followed = followConversation(source)
  expect(texts(await followed.lines())).toEqual(['first', 'second'])
  tell('a', 'first again', 3)
  expect(texts(await followed.lines())).toEqual(['second', 'first again'])
  expect(asked).toEqual([0, 2])
})

test('given what was said before, then it is left out', async () => {
  const { source, tell } = conversation()
  tell('a', 'first', 1)
  tell('b', 'second', 2)
  expect(texts(await followConversation(source, 1).lines())).toEqual(['second'])
})

test('given somebody who waits, then a change wakes them at once, and nothing is read meanwhile', async () => {
  const { source, asked, listening, tell } = conversation()
  const found = followConversation(source).wait(says('there'), 10_000)
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(asked).toHaveLength(1)
  const told = performance.now()
  tell('a', 'there', 1)
  expect(await found).toBe('a')
  // Without the call it would look again only a second later.
  expect(performance.now() - told).toBeLessThan(700)
  expect(asked).toHaveLength(2)
  expect(listening.size).toBe(0)
})

test('given what never comes, then patience ends without it', async () => {
  const { source, listening } = conversation()
  expect(await followConversation(source).wait(says('there'), 30)).toBeUndefined()
  expect(listening.size).toBe(0)
})
