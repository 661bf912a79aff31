// Who holds a long connection: one process at a time, again after it ended, gone at once when the right to it is lost.
import { describe, expect, test } from 'vitest'
import { silent } from '../../test/silent.ts'
import { eventually } from '../../test/spine/harness.ts'
import type { PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Hold, Ownership } from '../ports/ownership.ts'
import type { Platform } from '../ports/platform.ts'
import { type Pauses, stayConnected } from './stay-connected.ts'

const pauses: Pauses = { standByMs: 5, beatMs: 10, shortestMs: 5, longestMs: 40, credentialsMs: 400 }

/** One lock for all processes of the test; `cut` takes it away from whoever has it. */
function oneLock() {
  let holder: AbortController | undefined
  const beats: (string | undefined)[] = []
  const ownership: Ownership = {
    async take() {
      if (holder !== undefined) return undefined
      const mine = new AbortController()
      holder = mine
      const hold: Hold = {
        lost: mine.signal,
        beat: async trouble => void beats.push(trouble),
        async release() {
          if (holder === mine) holder = undefined
        },
      }
      return hold
    },
    heartbeats: async () => [],
  }
  return { ownership, beats, cut: () => holder?.abort() }
}

const messenger = (connect: Platform['connect'], name: PlatformName = 'feishu'): Platform => ({
  name,
  can: { cardInAck: true, updateDays: 14, forms: 'inline', files: true, rooms: 'not-made' },
  start: async () => {},
  stop: async () => {},
  show: async () => ({ message: '', at: '' }),
  say: async () => ({ message: '', at: '' }),
  connect,
})

const held = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

describe('a long connection', () => {
  test('is held by one of two processes; the other follows when it stops', async () => {
    const lock = oneLock()
    const connected = [0, 0]
    const begin = (index: 0 | 1) =>
      stayConnected(
        [
          messenger(async signal => {
            connected[index] = (connected[index] ?? 0) + 1
            await held(signal)
          }),
        ],
        { ownership: lock.ownership, log: silent, count: () => {}, pauses },
      )
    const first = begin(0)
    await eventually(() => connected[0] === 1)
    const second = begin(1)
    await new Promise(resolve => setTimeout(resolve, 40))
    expect(connected).toEqual([1, 0])
    await first.stop()
    await eventually(() => connected[1] === 1)
    await second.stop()
  })

  test('ends when the ownership is lost, and is held again once it is free', async () => {
    const lock = oneLock()
    const ends: string[] = []
    const counted: string[] = []
    const connections = stayConnected(
      [
        messenger(async signal => {
          await held(signal)
          ends.push('ended')
        }),
      ],
      { ownership: lock.ownership, log: silent, count: (name, what) => counted.push(`${name} ${what}`), pauses },
    )
    await eventually(() => counted.length === 1)
    lock.cut()
    await eventually(() => counted.filter(one => one === 'feishu held').length === 2)
    expect(ends).toEqual(['ended'])
    expect(counted).toEqual(['feishu held', 'feishu lost', 'feishu held'])
    await connections.stop()
  })

  test('that fails is tried again with growing pauses, and its trouble is told with every beat', async () => {
    const lock = oneLock()
    const tries: number[] = []
    const connections = stayConnected(
      [
        messenger(async () => {
          tries.push(performance.now())
          throw new AppError('unavailable', 'feishu-away', 'away')
        }),
      ],
      { ownership: lock.ownership, log: silent, count: () => {}, pauses },
    )
    await eventually(() => tries.length >= 5)
    await connections.stop()
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(gaps[3]).toBeGreaterThan((gaps[0] ?? 0) + 5)
    expect(lock.beats).toContain('feishu-away')
  })

  test('with wrong credentials waits long for somebody to mend them', async () => {
    const lock = oneLock()
    let tries = 0
    const connections = stayConnected(
      [
        messenger(async () => {
          tries += 1
          throw new AppError('credentials', 'feishu-514', 'refused')
        }),
      ],
      { ownership: lock.ownership, log: silent, count: () => {}, pauses },
    )
    await eventually(() => lock.beats.includes('feishu-514'))
    await new Promise(resolve => setTimeout(resolve, 120))
    expect(tries).toBe(1)
    await connections.stop()
  })

  test('of one messenger does not wait for another; one without a connection is left alone', async () => {
    const lock = oneLock()
    let connected = false
    const connections = stayConnected(
      [
        messenger(undefined, 'slack'),
        messenger(async signal => {
          connected = true
          await held(signal)
        }),
      ],
      { ownership: lock.ownership, log: silent, count: () => {}, pauses },
    )
    await eventually(() => connected)
    await connections.stop()
  })
})
