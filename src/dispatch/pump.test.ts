// Rows are taken while there are any, never more than the limit at once, and a wake-up during a claim is not lost.
import { describe, expect, test } from 'vitest'
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
})
