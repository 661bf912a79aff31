// A card reaches its person once for each content, in its old place when that is alive, and never leaves two that can be pressed.
import { describe, expect, test } from 'vitest'
import type { Views } from '../dispatch/cards/views.ts'
import type { Words } from '../dispatch/core.ts'
import type { CardView } from '../model/card.ts'
import type { Effect } from '../model/effect.ts'
import { AppError } from '../model/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, ShownCard } from '../ports/outbox.ts'
import type { Platform } from '../ports/platform.ts'
import type { Place } from './reach.ts'
import { sendCard } from './send.ts'
import { makeSlowDown } from './slow-down.ts'

const button = { id: 'ok', label: '确认', token: 't', style: 'main' } as const
const ref = { caseId: 'C-1', instance: 'checks#1', card: 'checks', to: 'E10421' } as const

interface Call {
  readonly key: string
  readonly card: CardView
  readonly last: string | undefined
}

/** One messenger and what was shown on it; `faults` are thrown by its next calls, one each. */
function desk(hash: () => string = () => 'h1', faults: (AppError | undefined)[] = []) {
  const calls: Call[] = []
  const kept = new Map<string, ShownCard>()
  const finished: (string | undefined)[] = []
  const view = (): CardView => ({
    key: 'C-1/checks#1/E10421',
    revision: 1,
    hash: hash(),
    seen: 's',
    tone: 'calm',
    title: '核对',
    preview: '有一张卡片',
    blocks: [],
    buttons: [button],
    footer: [button],
  })
  const deps = {
    outbox: {
      shown: async key => {
        const shown = kept.get(key)
        return shown && { ...shown, ref }
      },
      remember: async (key, _ref, shown, done) => {
        kept.set(key, shown)
        finished.push(done)
      },
    } as Outbox,
    views: { view: async () => view() } satisfies Views,
    words: {} as Words,
    clock: {} as Clock,
    slowDown: makeSlowDown(() => 0),
  }
  const place = (name: 'web' | 'slack'): Place => {
    const show: Platform['show'] = async (_to, card, key, last) => {
      calls.push({ key, card, last: last?.message })
      const fault = faults.shift()
      if (fault) throw fault
      return { message: last?.message ?? `m${calls.length}`, at: '2025-10-20T01:00:00Z' }
    }
    return [{ name, show } as Platform, { platform: name, id: 'u1' }]
  }
  const send = (key: string, more: Partial<Extract<Effect, { kind: 'show' }>> = {}, places = [place('web')]) => {
    const effect = { kind: 'show', ref, asks: false, ...more } as const
    return sendCard(deps, { id: '7', key, effect, attempts: 0 }, effect, places, undefined)
  }
  return { calls, kept, finished, place, send }
}

const gone = () => new AppError('gone', 'x/old', 'too old')

describe('the same content', () => {
  test('is not sent twice, and one that changed replaces it in its place, with the next revision', async () => {
    let hash = 'h1'
    const { calls, send, finished } = desk(() => hash)
    expect(await send('C-1:1:0')).toBe('finished')
    expect(await send('C-1:2:0')).toBe('nothing')
    hash = 'h2'
    expect(await send('C-1:3:0')).toBe('finished')
    expect(calls.map(({ last, card }) => [last, card.revision])).toEqual([
      [undefined, 1],
      ['m1', 2],
    ])
    expect(finished).toEqual(['7', '7'])
  })

  test('is put in its place all the same when it waited for an ack, or is shown once more on purpose', async () => {
    const { calls, send } = desk()
    await send('C-1:1:0')
    expect(await send('C-1:2:0', { notBefore: '2025-10-20T01:00:01Z' })).toBe('finished')
    expect(await send('again:C-1:3:0')).toBe('finished')
    expect(calls.map(({ last }) => last)).toEqual([undefined, 'm1', 'm1'])
  })

  test('goes to each messenger a person reads on', async () => {
    const { calls, send, place, finished } = desk()
    expect(await send('C-1:1:0', {}, [place('web'), place('slack')])).toBe('sent')
    expect(await send('C-1:2:0', {}, [place('web'), place('slack')])).toBe('nothing')
    expect(calls).toHaveLength(2)
    // The row is done only when both have it.
    expect(finished).toEqual([undefined, undefined])
  })
})

describe('an old message', () => {
  test('that is dead is followed by a new one', async () => {
    let hash = 'h1'
    const { calls, send, kept } = desk(() => hash, [undefined, gone()])
    await send('C-1:1:0')
    hash = 'h2'
    expect(await send('C-1:2:0')).toBe('finished')
    expect(calls.map(({ last }) => last)).toEqual([undefined, 'm1', undefined])
    expect([...kept.values()].map(({ receipt }) => receipt.message)).toEqual(['m3'])
  })

  test('is left closed, without a button, when the card comes anew below it', async () => {
    const { calls, send, kept } = desk()
    await send('C-1:1:0')
    expect(await send('fresh:C-1:2:0')).toBe('finished')
    const [, anew, old] = calls
    expect(anew).toMatchObject({ key: 'fresh:C-1:2:0', last: undefined, card: { buttons: [button] } })
    expect(old).toMatchObject({ key: 'fresh:C-1:2:0:old', last: 'm1', card: { buttons: [], closed: true } })
    expect(old?.card.footer).toBeUndefined()
    expect([...kept.values()].map(({ receipt }) => receipt.message)).toEqual(['m2'])
  })

  test('that cannot be closed because it is dead holds nothing up; any other fault is tried again', async () => {
    const dead = desk(undefined, [undefined, undefined, gone()])
    await dead.send('C-1:1:0')
    expect(await dead.send('fresh:C-1:2:0')).toBe('finished')
    const away = desk(undefined, [undefined, undefined, new AppError('unavailable', 'x/503', 'away')])
    await away.send('C-1:1:0')
    await expect(away.send('fresh:C-1:2:0')).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('fails as the messenger failed, and nothing is remembered of it', async () => {
    const { send, kept } = desk(undefined, [new AppError('unavailable', 'x/503', 'away')])
    await expect(send('C-1:1:0')).rejects.toMatchObject({ kind: 'unavailable' })
    expect(kept.size).toBe(0)
  })
})

describe('a messenger that asked to slow down', () => {
  const throttled = (retryAt?: string) =>
    new AppError('throttled', 'x/429', 'slow down', retryAt === undefined ? {} : { retryAt })
  const spared = async (fault: AppError, after: number) => {
    let now = 1_000_000
    const slowDown = makeSlowDown(() => now)
    const fails = slowDown.spare('slack', () => Promise.reject(fault))
    await expect(fails).rejects.toBe(fault)
    now += after
    const next = slowDown.spare('slack', async () => 'sent').catch((error: AppError) => error.code)
    return [await next, await slowDown.spare('web', async () => 'sent')]
  }

  test('is left alone as long as it asked, the others are not', async () => {
    const inTwo = new Date(1_002_000).toISOString()
    expect(await spared(throttled(inTwo), 1_999)).toEqual(['slowed-down', 'sent'])
    expect(await spared(throttled(inTwo), 2_000)).toEqual(['sent', 'sent'])
  })

  test('for a second when it does not say, for five at most', async () => {
    expect(await spared(throttled(), 999)).toEqual(['slowed-down', 'sent'])
    expect(await spared(throttled(), 1_000)).toEqual(['sent', 'sent'])
    const inAnHour = new Date(4_600_000).toISOString()
    expect(await spared(throttled(inAnHour), 4_999)).toEqual(['slowed-down', 'sent'])
    expect(await spared(throttled(inAnHour), 5_000)).toEqual(['sent', 'sent'])
  })

  test('only for that: another fault holds nobody up', async () => {
    expect(await spared(new AppError('unavailable', 'x/503', 'away'), 0)).toEqual(['sent', 'sent'])
  })
})
