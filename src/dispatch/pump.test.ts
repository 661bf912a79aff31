// Rows are taken while there are any, never more than the limit at once, and a wake-up during a claim is not lost.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { silent } from '../../test/silent.ts'
import { makePump } from './pump.ts'

interface Desk {
  readonly rows: number[]
  readonly done: number[]
  most: number
}

function desk(count: number): Desk {
  return { rows: Array.from({ length: count }, (_, i) => i), done: [], most: 0 }
}

function pumpOver(d: Desk, limit: number, claim?: () => void) {
  let running = 0
  return makePump<number>({
    name: 'test',
    limit,
    pollMs: 60_000,
    log: silent,
    claim: async most => {
      claim?.()
      await Promise.resolve()
      return d.rows.splice(0, most)
    },
    run: async row => {
      running += 1
      d.most = Math.max(d.most, running)
      await new Promise(resolve => setTimeout(resolve, 1))
      running -= 1
      d.done.push(row)
    },
  })
}

describe('a pump', () => {
  test('runs everything and never more than its limit at once', async () => {
    const d = desk(50)
    const pump = pumpOver(d, 4)
    pump.start()
    await pump.idle()
    expect(d.done.length).toBe(50)
    expect(d.most).toBe(4)
    await pump.stop()
  })

  test('notices what arrives while it claims', async () => {
    const d = desk(0)
    let arrived = false
    const pump = pumpOver(d, 4, () => {
      if (arrived) return
      arrived = true
      queueMicrotask(() => {
        queueMicrotask(() => {
          d.rows.push(7)
          pump.kick()
        })
      })
    })
    pump.start()
    await expect.poll(() => d.done, { timeout: 2_000 }).toEqual([7])
    await pump.stop()
  })

  test('goes on after a claim failed', async () => {
    const d = desk(1)
    let failures = 1
    const pump = pumpOver(d, 4, () => {
      if (failures-- > 0) throw new Error('the database is away')
    })
    pump.start()
    await expect.poll(() => d.done, { timeout: 3_000 }).toEqual([0])
    await pump.stop()
  })

  test('takes nothing more once it was stopped, and waits for what runs', async () => {
    const d = desk(2_000)
    const pump = pumpOver(d, 1)
    pump.start()
    await expect.poll(() => d.most).toBe(1)
    await pump.stop()
    const done = d.done.length
    pump.kick()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(d.done.length).toBe(done)
    expect(done).toBeLessThan(2_000)
  })

  test('looks for followers of whoever ran when it was woken, and not for ever after', async () => {
    let claims = 0
    const ends: (() => void)[] = []
    const pump = makePump<number>({
      name: 'test',
      limit: 8,
      pollMs: 60_000,
      log: silent,
      claim: async () => {
        claims += 1
        return []
      },
      run: () => new Promise(resolve => ends.push(resolve)),
    })
    pump.start()
    await expect.poll(() => claims).toBe(1)
    const settle = () => new Promise(resolve => setTimeout(resolve, 2))
    pump.place().run(0)
    pump.kick()
    await settle()
    // Every row begins before the one before it ends.
    for (let row = 1; row <= 10; row += 1) {
      pump.place().run(row)
      ends[row - 1]?.()
      await settle()
    }
    ends.at(-1)?.()
    await settle()
    expect(claims).toBe(3)
    await pump.stop()
  })

  test('waits for more rows while they come in crowds', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const d = desk(0)
    const claimed: number[] = []
    const pump = makePump<number>({
      name: 'test',
      limit: 32,
      pollMs: 60_000,
      gatherMs: 20,
      crowdMs: 200,
      log: silent,
      claim: async most => {
        const rows = d.rows.splice(0, most)
        claimed.push(rows.length)
        return rows
      },
      run: async row => {
        d.done.push(row)
      },
    })
    pump.start()
    d.rows.push(...Array.from({ length: 12 }, (_, n) => n))
    pump.kick()
    while (d.done.length < 12) await vi.advanceTimersByTimeAsync(1)
    const before = claimed.length
    // Each alone would have had a claim of its own.
    for (let n = 12; n < 15; n += 1) {
      d.rows.push(n)
      pump.kick()
      await vi.advanceTimersByTimeAsync(8)
    }
    while (d.done.length < 15) await vi.advanceTimersByTimeAsync(1)
    expect(claimed.slice(before)).toEqual([3])
    await pump.stop()
  })
})
