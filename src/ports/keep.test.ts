// An event counts as received once it is kept, neither sooner nor later.
import { expect, test } from 'vitest'
import type { InboundEvent } from '../model/inbound.ts'
import { keep } from './keep.ts'
import type { Ack } from './platform.ts'

const event: InboundEvent = {
  key: 'k',
  from: { platform: 'slack', id: 'U1' },
  at: '2025-10-20T01:00:00.000Z',
  what: { kind: 'text', text: 'help' },
}
const ack: Ack = { toast: { text: 'noted', tone: 'calm' } }

test('does not wait for the answer, and has it later', async () => {
  let answer = (_: Ack): void => {}
  const kept = await keep((_, isKept) => {
    isKept?.()
    return new Promise(resolve => {
      answer = resolve
    })
  }, event)
  answer(ack)
  expect(await kept.answer).toEqual(ack)
})

test('an answer stands for an event that was kept before', async () => {
  expect(await (await keep(async () => ack, event)).answer).toEqual(ack)
})

test('what is not kept is not received', async () => {
  await expect(keep(async () => Promise.reject(new Error('the database is away')), event)).rejects.toThrow('away')
})

test('an answer that fails does not undo that the event is kept', async () => {
  const { answer } = await keep(async (_, isKept) => {
    isKept?.()
    await Promise.resolve()
    throw new Error('no words')
  }, event)
  await expect(answer).rejects.toThrow('no words')
})
