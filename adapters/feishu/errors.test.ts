// Each answer of Feishu leads to the right way on, names its code and says what helps.
import { describe, expect, test } from 'vitest'
import { refusalOf } from './api.ts'
import { faultOf } from './errors.ts'

const now = '2025-10-20T01:00:00.000Z'
const fault = (code: number | undefined, status?: number, text = 'said', wait?: number) =>
  faultOf({ code, status, text, wait }, now)

describe('an answer', () => {
  test.each([
    ['throttled', [99991400, 230020, 230049, 11232]],
    ['credentials', [99991663, 99991672, 99991401, 99991403, 10014, 230006, 230027]],
    ['refused', [230013, 230029, 230053, 230034, 230035, 99992361, 232009]],
    ['gone', [230011, 230110, 230031, 230072]],
    ['rejected', [230022, 230028]],
    ['broken', [230099, 230025, 230001, 424242]],
    ['unavailable', [2200, 1000040343]],
  ] as const)('is %s for its codes, and the code stands in it', (kind, codes) => {
    for (const code of codes) {
      expect(fault(code)).toMatchObject({
        kind,
        code: `feishu/${code}`,
        message: expect.stringContaining(String(code)),
      })
    }
  })

  test('that says how long to wait is waited for that long', () => {
    expect(fault(99991400, 429, 'slow', 7).retryAt).toBe('2025-10-20T01:00:07.000Z')
    expect(fault(undefined, 429).kind).toBe('throttled')
  })

  test('that did not come, or is the server’s own trouble, is tried again', () => {
    expect(fault(undefined).kind).toBe('unavailable')
    expect(fault(undefined, 502).kind).toBe('unavailable')
    expect(fault(undefined, 404).kind).toBe('broken')
  })

  test('about a card that is being pressed waits a moment', () => {
    expect(fault(230099, 400, 'ext=ErrCode: 11310; ErrMsg: card action is lock; code:230099').kind).toBe('throttled')
  })

  test('never carries what could be a token', () => {
    expect(fault(424242, 400, `bad t-${'a'.repeat(40)}`).message).not.toContain('aaaa')
  })
})

describe('what the SDK throws', () => {
  test('for a refused token request is read from its words', () => {
    const said = new Error('failed to get tenant_access_token, code: 10014, msg: app secret invalid')
    expect(refusalOf(said)).toMatchObject({ code: 10014, text: 'app secret invalid' })
  })

  test('for an HTTP answer is read from its body and headers', () => {
    const said = {
      response: { status: 429, data: { code: 99991400, msg: 'slow' }, headers: { 'x-ogw-ratelimit-reset': '3' } },
    }
    expect(refusalOf(said)).toEqual({ code: 99991400, status: 429, text: 'slow', wait: 3 })
    expect(refusalOf({ response: { status: 502, data: '<html>' } })).toMatchObject({ code: undefined, status: 502 })
  })

  test('without an answer is no answer', () => {
    expect(refusalOf(new Error('socket hang up'))).toMatchObject({ code: undefined, status: undefined })
  })
})
