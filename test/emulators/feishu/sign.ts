// How Feishu signs and encrypts what it sends over HTTP: the inverse of the adapter's verifier.
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export interface Secrets {
  readonly encryptKey: string
}

export function encrypt(key: string, plain: string, iv: Buffer = randomBytes(16)): string {
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

export const signatureOf = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex')

/** A delivery as it reaches the address of the app. */
export function signedRequest(
  { encryptKey }: Secrets,
  payload: unknown,
  how: { readonly at?: number; readonly signWith?: string; readonly altered?: unknown } = {},
): Request {
  const timestamp = String(Math.floor((how.at ?? Date.now()) / 1_000))
  const nonce = randomBytes(8).toString('hex')
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, JSON.stringify(payload)) })
  const sent =
    how.altered === undefined ? body : JSON.stringify({ encrypt: encrypt(encryptKey, JSON.stringify(how.altered)) })
  return new Request('http://127.0.0.1/platforms/feishu', {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signatureOf(timestamp, nonce, how.signWith ?? encryptKey, body),
    },
    body: sent,
  })
}
