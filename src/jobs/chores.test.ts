// What is looked after once an hour or a day goes by the clock, also when the sandbox's is set back.
import { expect, test } from 'vitest'
import { silent } from '../../test/silent.ts'
import { makeErasing } from './erase-texts.ts'
import { makeForgetting } from './forget-rehearsals.ts'

test('given a clock that the demo set back, then it is asked again at once and not when the old day comes again', async () => {
  let now = '2026-11-22T01:00:00Z'
  const asked: string[] = []
  const clock = { now: () => now }
  const forget = makeForgetting({ rehearsals: { forgetBefore: async at => void asked.push(at) }, clock })
  const sweep = async (at: string) => {
    asked.push(at)
    return { texts: 0, memories: 0, ended: 0 }
  }
  const erase = makeErasing({ retention: { sweep }, clock, log: silent })
  await forget()
  await erase()
  now = '2025-10-20T01:00:00Z'
  await forget()
  await erase()
  await forget()
  await erase()
  expect(asked).toEqual([
    '2026-11-15T01:00:00.000Z',
    '2026-11-22T01:00:00Z',
    '2025-10-13T01:00:00.000Z',
    '2025-10-20T01:00:00Z',
  ])
})
