// The same file twice within minutes is one file; one that did not get there is not held back.
import { beforeEach, expect, test } from 'vitest'
import { makeSentFiles } from './sent-files.ts'

const account = { platform: 'slack' as const, id: 'U1' }
let now = 0
const kept = new Map<string, string>()
const memory = {
  get: async (key: string) => kept.get(key),
  put: async (key: string, value: string) => void kept.set(key, value),
}
const clock = { now: () => new Date(now).toISOString() }
const files = () => makeSentFiles(memory, clock)
beforeEach(() => {
  now = Date.parse('2026-01-05T09:00:00Z')
  kept.clear()
})

test('given two presses in the same moment, then one of them sends', async () => {
  const sent = files()
  expect(await Promise.all([sent.claim(account, 'f'), sent.claim(account, 'f')])).toEqual([true, false])
})

test('given it was sent, then neither this process nor another sends it again for five minutes', async () => {
  const sent = files()
  await sent.claim(account, 'f')
  await sent.over(account, 'f', true)
  expect(await sent.claim(account, 'f')).toBe(false)
  expect(await files().claim(account, 'f')).toBe(false)
  now += 5 * 60_000
  expect(await sent.claim(account, 'f')).toBe(true)
})

test('given it did not get there, then the next press sends it', async () => {
  const sent = files()
  await sent.claim(account, 'f')
  await sent.over(account, 'f', false)
  expect(await sent.claim(account, 'f')).toBe(true)
})

test('given nobody ever said what became of it, then it is held back for a minute and no longer', async () => {
  const sent = files()
  await sent.claim(account, 'f')
  now += 59_000
  expect(await sent.claim(account, 'f')).toBe(false)
  now += 1_000
  expect(await sent.claim(account, 'f')).toBe(true)
})

test('given another file or another person, then nothing is held back', async () => {
  const sent = files()
  await sent.claim(account, 'f')
  expect(await sent.claim(account, 'g')).toBe(true)
  expect(await sent.claim({ ...account, id: 'U2' }, 'f')).toBe(true)
})

test('given the memory is away, then a file is rather sent twice than not at all', async () => {
  const away = makeSentFiles({ ...memory, get: async () => Promise.reject(new Error('away')) }, clock)
  expect(await away.claim(account, 'f')).toBe(true)
})
