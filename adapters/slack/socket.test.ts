// Socket Mode under our supervision: warm change, dead lines, broken frames, wrong tokens, and an end when asked.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { makeAfterAck } from '../../src/ports/after-ack.ts'
import { makeSentFiles } from '../../src/ports/sent-files.ts'
import { contractDeps } from '../../test/contract/deps.ts'
import { deliverEvent } from '../../test/emulators/slack/delivery.ts'
import { openSlackEmulator, type SlackEmulator } from '../../test/emulators/slack/index.ts'
import { eventCallback, messageEvent } from '../../test/emulators/slack/payloads.ts'
import { slackClient } from './client.ts'
import { holdSocket, type Pauses } from './socket.ts'

const pauses: Pauses = { pongMs: 300, helloMs: 400, firstRetryMs: 50, longestRetryMs: 200, watchMs: 20, briefMs: 20 }
const timing = { ackMs: 500, retryMs: [0, 100, 200] }

let emulator: SlackEmulator
let stop: AbortController
const accepted: InboundEvent[] = []
let before: () => Promise<void> = async () => {}

beforeEach(async () => {
  accepted.length = 0
  before = async () => {}
  stop = new AbortController()
  emulator = await openSlackEmulator({ mode: 'socket', timing })
})
afterEach(async () => {
  stop.abort()
  await emulator.close()
})

function hold(appToken = emulator.config.appToken): Promise<void> {
  const deps = contractDeps()
  const accept = async (event: InboundEvent) => {
    await before()
    accepted.push(event)
    return {}
  }
  const desk = () => ({
    config: emulator.config,
    deps,
    client: slackClient(emulator.config, deps.log),
    sentFiles: makeSentFiles(deps.memory, deps.clock),
    accept,
    told: new Set<string>(),
    conversations: new Map<string, string>(),
  })
  return holdSocket({ appToken, desk, afterAck: makeAfterAck('slack', deps.log), pauses }, stop.signal)
}

const connected = (count = 1) =>
  vi.waitFor(() => expect(emulator.sockets.count()).toBe(count), { interval: 5, timeout: 5_000 })
const say = (text: string) =>
  deliverEvent(
    emulator.carrier,
    eventCallback(emulator.workspace, messageEvent('D0LINXIAO', 'U0LINXIAO', emulator.workspace.ts(), text)),
    timing,
  )

describe('the long connection', () => {
  test('given the notice to leave, then the new line stands before the old one goes, and nothing waits', async () => {
    const held = hold()
    await connected()
    emulator.sockets.askToLeave('warning')
    await vi.waitFor(() => expect(emulator.sockets.counts).toEqual([1, 2, 1]), { interval: 5 })
    expect(await say('一')).toBe(1)
    stop.abort()
    await held
    await connected(0)
  })

  test('given a line that is cut while an event is on it, then it comes again on the next one, under its own key', async () => {
    hold().catch(() => {})
    await connected()
    let first = true
    before = async () => {
      if (!first) return
      first = false
      emulator.sockets.cut()
    }
    expect(await say('一')).toBeGreaterThan(1)
    expect(accepted.length).toBeGreaterThan(1)
    expect(new Set(accepted.map(event => event.key)).size).toBe(1)
  })

  test('given a half-open line, then it is noticed within seconds and replaced', async () => {
    hold().catch(() => {})
    await connected()
    const since = Date.now()
    emulator.sockets.freeze()
    await vi.waitFor(() => expect(emulator.sockets.counts.length).toBeGreaterThan(1), { interval: 5, timeout: 5_000 })
    expect(Date.now() - since).toBeLessThan(pauses.pongMs * 5)
    expect(await say('一')).toBeGreaterThan(0)
  })

  test('given broken frames, then the line lives on', async () => {
    hold().catch(() => {})
    await connected()
    for (const frame of [
      '{',
      '[]',
      '"x"',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
      '{"type":"interactive"}',
      '{"type":7}',
    ]) {
      emulator.sockets.raw(frame)
    }
    expect(await say('一')).toBe(1)
  })

  test('given an event that cannot be kept, then it is not acknowledged and comes again', async () => {
    hold().catch(() => {})
    await connected()
    let tries = 0
    before = async () => {
      tries += 1
      if (tries < 3) throw new Error('the database is gone')
    }
    expect(await say('一')).toBe(3)
  })

  test('given a server that does not open a line, then it is asked again until it does', async () => {
    emulator.faults.push(
      { method: 'apps.connections.open', kind: 'http', status: 503 },
      { method: 'apps.connections.open', kind: 'error', code: 'internal_error' },
    )
    hold().catch(() => {})
    await connected()
  })

  test('given a line without a greeting, then another is tried', async () => {
    emulator.sockets.mute(1)
    hold().catch(() => {})
    await connected()
    await vi.waitFor(async () => expect(await say('一')).toBe(1), { timeout: 5_000 })
  })

  test('given a wrong app token, then it ends with what to mend', async () => {
    await expect(hold('xapp-1-wrong')).rejects.toMatchObject({ kind: 'credentials', code: 'slack-invalid_auth' })
    await expect(hold(emulator.config.botToken)).rejects.toMatchObject({ code: 'slack-not_allowed_token_type' })
  })

  test('given the app switched off, then it ends with what to mend, also after it had been connected', async () => {
    const held = hold()
    const ended = expect(held).rejects.toMatchObject({ kind: 'credentials' })
    await connected()
    emulator.workspace.tokenState = 'account_inactive'
    emulator.sockets.askToLeave()
    await ended
  })
})
