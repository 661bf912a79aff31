// The signature of Slack: its documented example, the five minutes, forgeries and repetitions.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeVerifier, signatureOf } from './verify.ts'

// The example of docs.slack.dev/authentication/verifying-requests-from-slack.
const secret = '8f742231b10e8888abcd99yyyzzz85a5'
const timestamp = '1531420618'
const body = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
)
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'
const at = (seconds: number) => makeVerifier(secret, () => (Number(timestamp) + seconds) * 1_000)

describe('is it really from Slack', () => {
  test('given the documented example, then the signature is the documented one', () => {
    expect(signatureOf(secret, timestamp, body)).toBe(signature)
    expect(at(0).check({ timestamp, signature, body })).toEqual({ ok: true, signature })
  })

  test.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])('given a clock %i s away, then it is trusted: %s', (seconds, ok) => {
    expect(at(seconds).check({ timestamp, signature, body }).ok).toBe(ok)
  })

  test('given a signature that was answered, then it counts no second time; one that failed may come again', () => {
    const verifier = at(1)
    expect(verifier.check({ timestamp, signature, body }).ok).toBe(true)
    expect(verifier.check({ timestamp, signature, body }).ok).toBe(true)
    verifier.spend(signature)
    expect(verifier.check({ timestamp, signature, body })).toEqual({ ok: false, why: 'replayed' })
  })

  test('given a spent signature, then it is remembered as long as its time could still pass, and forgotten later', () => {
    let now = Number(timestamp) * 1_000
    const verifier = makeVerifier(secret, () => now)
    verifier.spend(signature)
    now += 299_000
    verifier.spend('v0=another')
    expect(verifier.check({ timestamp, signature, body })).toEqual({ ok: false, why: 'replayed' })
    now += 302_000
    verifier.spend('v0=a-third')
    expect(verifier.check({ timestamp, signature, body })).toEqual({ ok: false, why: 'old' })
  })

  test.each([
    [{ timestamp: null, signature }],
    [{ timestamp, signature: null }],
    [{ timestamp: '1531420618.5', signature }],
    [{ timestamp: '-1531420618', signature }],
    [{ timestamp: '', signature }],
  ])('given %j, then it counts as unsigned', headers => {
    expect(at(0).check({ ...headers, body })).toEqual({ ok: false, why: 'unsigned' })
  })

  test('given any changed byte of body or signature, then it is forged', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const altered = Buffer.from(body)
        altered[index] = (altered[index] ?? 0) ^ change
        expect(at(0).check({ timestamp, signature, body: altered })).toEqual({ ok: false, why: 'forged' })
      }),
      { numRuns: 50 },
    )
    for (const wrong of [`${signature}0`, signature.slice(0, -1), signature.toUpperCase(), 'v0=', '', 'v0=é']) {
      expect(at(0).check({ timestamp, signature: wrong, body })).toEqual({ ok: false, why: 'forged' })
    }
  })
})
