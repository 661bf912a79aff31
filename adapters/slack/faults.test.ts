// What happens when Slack, the network or our own database does not play along.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/model/refusal.ts'
import { whole } from '../../test/contract/cards.ts'
import type { Fault } from '../../test/emulators/slack/api.ts'
import { signingSecret } from '../../test/emulators/slack/index.ts'
import { eventCallback, messageEvent } from '../../test/emulators/slack/payloads.ts'
import { employee, messagesOf, openRig, type Rig } from '../../test/emulators/slack/rig.ts'
import { eventPush, signedRequest } from '../../test/emulators/slack/signer.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig({ timing: { ackMs: 1_000, retryMs: [0, 20] } })
})
afterEach(() => rig.close())

const show = (key = 'k') => rig.platform.show(rig.phone.account, whole, key)
const gone = async () => {
  throw new Error('the database is gone')
}

describe('our own database is gone', () => {
  test('given a text, then Slack gets no acknowledgement and brings it again until it is kept, under one key', async () => {
    rig.answer = () => {
      if (rig.accepted.length === 2) rig.answer = async () => ({})
      return gone()
    }
    await rig.phone.say('帮助')
    expect(rig.accepted).toHaveLength(3)
    expect(new Set(rig.accepted.map(event => event.key)).size).toBe(1)
  })

  test('given a click, which never comes again, then the person is told that it did not arrive', async () => {
    await show()
    rig.answer = gone
    expect((await rig.phone.press('我不接受')).toast).toContain('没有任何改变')
  })

  test('given a form, then it stays open with what was typed, and handing it in again is the same event', async () => {
    rig.deps.cards.set(whole.key, whole)
    await show()
    rig.answer = gone
    const first = await rig.phone.press('补充说明', { 标题: '一' })
    expect(Object.values(first.fields ?? {}).join()).toContain('没有任何改变')
    rig.answer = async () => ({ toast: { text: '已记录。', tone: 'calm' } })
    expect(await rig.phone.press('补充说明', { 标题: '一' })).toEqual({ toast: '已记录。' })
  })

  test('given an event that no repetition can mend, then it is acknowledged and logged', async () => {
    rig.answer = async () => {
      throw new AppError('invalid', 'bad-event', 'not of the agreed form')
    }
    await rig.phone.say('帮助')
    expect(rig.accepted).toHaveLength(1)
  })
})

describe('sending breaks off', () => {
  test('given an answer that never arrives, then the next try finds the message and sends no second one', async () => {
    rig.emulator.faults.push({ method: 'chat.postMessage', kind: 'lost-answer' })
    await expect(show()).rejects.toMatchObject({ kind: 'unavailable' })
    expect(messagesOf(rig)).toBe(1)
    const receipt = await show()
    expect(messagesOf(rig)).toBe(1)
    expect(await show()).toEqual(receipt)
  })

  test('given a call that never took effect, then the next try sends it', async () => {
    rig.emulator.faults.push({ method: 'chat.postMessage', kind: 'http', status: 503 })
    await expect(show()).rejects.toMatchObject({ kind: 'unavailable', code: 'slack-http-503' })
    await show()
    expect(messagesOf(rig)).toBe(1)
  })

  test('given another card with another key, then it is another message', async () => {
    rig.emulator.faults.push({ method: 'chat.postMessage', kind: 'lost-answer' })
    await expect(show('a')).rejects.toThrow()
    await show('b')
    await show('a')
    expect(messagesOf(rig)).toBe(2)
  })

  const codes: readonly (readonly [Fault, string, string])[] = [
    [{ method: 'chat.postMessage', kind: 'error', code: 'internal_error' }, 'unavailable', 'slack-internal_error'],
    [{ method: 'chat.postMessage', kind: 'error', code: 'token_expired' }, 'credentials', 'slack-token_expired'],
    [
      { method: 'chat.postMessage', kind: 'error', code: 'messages_tab_disabled' },
      'rejected',
      'slack-messages_tab_disabled',
    ],
    [{ method: 'chat.postMessage', kind: 'error', code: 'invalid_blocks' }, 'broken', 'slack-invalid_blocks'],
    [{ method: 'chat.postMessage', kind: 'error', code: 'brand_new_code' }, 'broken', 'slack-brand_new_code'],
    [{ method: 'conversations.open', kind: 'error', code: 'user_disabled' }, 'rejected', 'slack-user_disabled'],
  ]
  test.each(codes)('given %j, then it is %s under its own name', async (fault, kind, code) => {
    rig.emulator.faults.push(fault)
    await expect(show()).rejects.toMatchObject({ kind, code, message: expect.stringContaining(code.slice(6)) })
  })

  test('given a person who left, then the card is not sent and nobody else sees it', async () => {
    await show('before')
    const member = rig.emulator.workspace.members.get(employee)
    if (member) member.deleted = true
    await expect(show('after')).rejects.toMatchObject({ kind: 'rejected', code: 'slack-channel_not_found' })
    await expect(show('again')).rejects.toMatchObject({ kind: 'rejected', code: 'slack-user_disabled' })
  })

  test('given a conversation that is gone, then an update says so and a new card goes to the new one', async () => {
    const receipt = await show()
    rig.emulator.workspace.rooms.clear()
    await expect(rig.platform.show(rig.phone.account, whole, 'u', receipt)).rejects.toMatchObject({ kind: 'gone' })
    await expect(show('new')).rejects.toMatchObject({ kind: 'rejected' })
    await show('new')
    expect(messagesOf(rig)).toBe(1)
  })

  test('given a scope that is missing, then it counts as credentials', async () => {
    rig.emulator.workspace.scopes.delete('chat:write')
    await expect(show()).rejects.toMatchObject({ kind: 'credentials', code: 'slack-missing_scope' })
  })

  test('given more than Slack takes, then it says when to come again, as Slack says', async () => {
    rig.emulator.rates.force(30)
    const before = Date.now()
    const fault: unknown = await show().catch((thrown: unknown) => thrown)
    const wait = fault instanceof AppError ? Date.parse(fault.retryAt ?? '') - before : 0
    expect(wait).toBeGreaterThan(29_000)
    expect(wait).toBeLessThan(32_000)
  })

  test('given a burst beyond one a second, then the emulator throttles like Slack', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 60 }, (_, at) => show(`burst-${at}`)))
    const faults = sent.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
    // Twenty go at once and one more with each second that this takes.
    expect(sent.length - faults.length).toBeGreaterThanOrEqual(20)
    expect(faults).not.toEqual([])
    for (const fault of faults) expect(fault).toMatchObject({ kind: 'throttled', retryAt: expect.any(String) })
  })
})

describe('what comes in by HTTP', () => {
  const http = (request: Request) => rig.platform.http?.(request)
  const push = (body: string, contentType = 'application/json') => signedRequest(signingSecret, { body, contentType })

  test('given the question whether we are there, then its challenge comes back', async () => {
    const response = await http(push('{"type":"url_verification","challenge":"3eZbrw","token":"x"}'))
    expect(await response?.json()).toEqual({ challenge: '3eZbrw' })
  })

  test('given rubbish, then it is refused and Slack is told not to repeat it', async () => {
    const answers = [
      await http(push('{')),
      await http(new Request('http://x/', { method: 'GET' })),
      await http(push('x'.repeat(5 * 1024 * 1024))),
      await http(new Request('http://x/', { method: 'POST', body: '{}' })),
    ]
    expect(answers.map(one => one?.status)).toEqual([400, 405, 413, 401])
    expect(answers.every(one => one?.headers.get('x-slack-no-retry') === '1')).toBe(true)
    expect(rig.accepted).toEqual([])
  })

  test('given a check of the certificate, then it is answered', async () => {
    const response = await http(push('ssl_check=1&token=x', 'application/x-www-form-urlencoded'))
    expect(response?.status).toBe(200)
  })

  test('given the same request again, then it is refused once it was answered, and welcome while it was not', async () => {
    const payload = eventCallback(rig.emulator.workspace, messageEvent('D0LINXIAO', employee, '1.2', '帮助'))
    const request = signedRequest(signingSecret, eventPush(payload))
    const [again, third] = [request.clone(), request.clone()]
    rig.answer = gone
    expect((await http(request))?.status).toBe(503)
    rig.answer = async () => ({})
    expect((await http(again))?.status).toBe(200)
    expect((await http(third))?.status).toBe(401)
  })
})
