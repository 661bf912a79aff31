// Requests of Feishu are taken, everything else is not: the documented vectors, the window, the replay, the round trip.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encrypt, signatureOf, signedRequest } from '../../test/emulators/feishu/sign.ts'
import { decrypt, makeVerifier, type Verified } from './verify.ts'

const now = Date.parse('2023-11-14T22:13:20Z')
const settings = { appId: 'cli_a1b2c3d4e5f60718', encryptKey: 'test key', verificationToken: 'vtok' }
const event = {
  schema: '2.0',
  header: { event_id: 'e', event_type: 'x', token: 'vtok', app_id: settings.appId },
  event: {},
}

async function checked(
  request: Request,
  verify: (headers: Headers, raw: Uint8Array) => Verified = makeVerifier(settings, () => now),
): Promise<Verified> {
  return verify(request.headers, new Uint8Array(await request.arrayBuffer()))
}
const why = (verified: Verified): string => (verified.kind === 'refused' ? verified.why : verified.kind)

describe('what the documentation gives as examples', () => {
  test('the ciphertext of the encryption page', () => {
    expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world')
  })

  test('a signed body', () => {
    const body =
      '{"encrypt":"AAECAwQFBgcICQoLDA0ODzksK1XHDGhxTlKJKwLymcMyd1nZHD+oH9xjSv/KOaKK1YJ2rrDP/pUCWPvfQPQ1qfPDOvoymsvvk8mf4q6Qn5DtYG9rYax0TlR4b1wtxOUUrztkV/mV+Et/txsMWXOwBB0kguyIdx8P+BZDMfle4JI7OL+DzM2a1uRxxbLlZfATtL/HDj7lFjHv8IN8SQdQAw=="}'
    const signature = 'b018427c40a08f5a1a5f5a480757ac3f1f35ecb2fc16f20ff7634b262b5fe9c0'
    expect(signatureOf('1700000000', 'nonce-1', 'test key', body)).toBe(signature)
    const headers = new Headers({
      'x-lark-request-timestamp': '1700000000',
      'x-lark-request-nonce': 'nonce-1',
      'x-lark-signature': signature,
    })
    // The signature fits; the example names no app, so it is not ours.
    expect(why(makeVerifier(settings, () => now)(headers, Buffer.from(body)))).toBe('app')
  })
})

describe('a request', () => {
  test('that is ours is taken, once it is settled never again', async () => {
    const verify = makeVerifier(settings, () => now)
    const request = signedRequest(settings, event, { at: now })
    const first = await checked(request.clone(), verify)
    expect(first).toMatchObject({ kind: 'event', body: event })
    // Not kept yet: the platform may bring it again.
    expect((await checked(request.clone(), verify)).kind).toBe('event')
    if (first.kind === 'event') first.settle()
    expect((await checked(request, verify)).kind).toBe('repeated')
  })

  test.each([
    ['older than five minutes', { at: now - 301_000 }, 'time'],
    ['from the future', { at: now + 301_000 }, 'time'],
    ['signed with another key', { at: now, signWith: 'other' }, 'signature'],
    ['with another body', { at: now, altered: { ...event, event: { more: 1 } } }, 'signature'],
  ] as const)('%s is refused', async (_, how, reason) => {
    expect(why(await checked(signedRequest(settings, event, how)))).toBe(reason)
  })

  test('for another app, with another token, in the clear or broken is refused', async () => {
    const other = { ...event, header: { ...event.header, app_id: 'cli_ffffffffffffffff' } }
    expect(why(await checked(signedRequest(settings, other, { at: now })))).toBe('app')
    const token = { ...event, header: { ...event.header, token: 'x' } }
    expect(why(await checked(signedRequest(settings, token, { at: now })))).toBe('token')
    const raw = (body: string) => checked(new Request('http://127.0.0.1', { method: 'POST', body }))
    expect(why(await raw(JSON.stringify(event)))).toBe('not-readable')
    expect(why(await raw('{"encrypt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}'))).toBe('not-readable')
    expect(why(await raw('not json'))).toBe('not-readable')
  })

  test('that saves the address in the console gets its challenge back, but only with our token', async () => {
    const ask = (token: string) => {
      const asked = { type: 'url_verification', challenge: 'ajls384k', token }
      return checked(
        new Request('http://127.0.0.1', {
          method: 'POST',
          body: JSON.stringify({ encrypt: encrypt(settings.encryptKey, JSON.stringify(asked)) }),
        }),
      )
    }
    expect(await ask('vtok')).toEqual({ kind: 'challenge', challenge: 'ajls384k' })
    expect(why(await ask('x'))).toBe('token')
  })
})

test('what the platform signs is what we verify, whatever it says; one changed byte and it is not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string({ minLength: 1 }), fc.nat(), async (json, key, at) => {
      const own = { ...settings, encryptKey: key }
      const request = signedRequest(own, { ...event, event: { json } }, { at: now })
      const body = new Uint8Array(await request.clone().arrayBuffer())
      const verify = makeVerifier(own, () => now)
      expect(verify(request.headers, body).kind).toBe('event')
      const index = at % body.length
      body[index] = (body[index] ?? 0) ^ 1
      expect(verify(request.headers, body).kind).toBe('refused')
    }),
  )
})

test('the key of the cipher is the digest of the encrypt key', () => {
  expect(createHash('sha256').update('test key').digest()).toHaveLength(32)
  expect(decrypt('k', encrypt('k', '王芳,确认'))).toBe('王芳,确认')
})
