// Is this request really from Feishu: signature over the bytes as they came, five minutes, each signature once, the app's own token.
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

export type Verified =
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** `settle` is called once the event is kept: from then on the same request is not taken again. */
  | { readonly kind: 'event'; readonly body: unknown; settle(): void }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly why: string }

export interface VerifySettings {
  readonly appId: string
  readonly encryptKey: string
  readonly verificationToken?: string | undefined
}

const windowMs = 5 * 60_000
const mostRemembered = 20_000

const encrypted = z.object({ encrypt: z.string().min(24) })
const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000), token: z.string() })
const event = z.object({ header: z.object({ token: z.string().optional(), app_id: z.string() }) })

const equal = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map(text => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

/** Remembers signatures in this process, once their event is kept. */
export function makeVerifier(settings: VerifySettings, now: () => number) {
  const seen = new Map<string, number>()

  function remember(signature: string): void {
    for (const [old, at] of seen) {
      if (now() - at < 2 * windowMs && seen.size < mostRemembered) break
      seen.delete(old)
    }
    seen.set(signature, now())
  }

  return function verify(headers: Headers, raw: Uint8Array): Verified {
    const body = readBody(settings.encryptKey, raw)
    if (body === undefined) return { kind: 'refused', why: 'not-readable' }
    const asked = challenge.safeParse(body)
    // Saving the address in the console asks this once; it could be decrypted, so whoever asks has the key.
    if (asked.success) {
      return tokenFits(settings, asked.data.token)
        ? { kind: 'challenge', challenge: asked.data.challenge }
        : { kind: 'refused', why: 'token' }
    }
    const at = headers.get('x-lark-request-timestamp') ?? ''
    const signature = headers.get('x-lark-signature') ?? ''
    const wanted = createHash('sha256')
      .update(at + (headers.get('x-lark-request-nonce') ?? '') + settings.encryptKey)
      .update(raw)
      .digest('hex')
    if (!equal(signature, wanted)) return { kind: 'refused', why: 'signature' }
    if (!/^\d{9,11}$/.test(at) || Math.abs(now() - Number(at) * 1_000) > windowMs)
      return { kind: 'refused', why: 'time' }
    if (seen.has(signature)) return { kind: 'repeated' }
    const read = event.safeParse(body)
    if (!read.success || read.data.header.app_id !== settings.appId) return { kind: 'refused', why: 'app' }
    if (!tokenFits(settings, read.data.header.token ?? '')) return { kind: 'refused', why: 'token' }
    return { kind: 'event', body, settle: () => remember(signature) }
  }
}

const tokenFits = ({ verificationToken }: VerifySettings, token: string): boolean =>
  verificationToken === undefined || equal(token, verificationToken)

/** The body in the clear. Whoever configured an encrypt key gets encrypted bodies only. */
function readBody(encryptKey: string, raw: Uint8Array): unknown {
  try {
    const outer = encrypted.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)))
    return outer.success ? JSON.parse(decrypt(encryptKey, outer.data.encrypt)) : undefined
  } catch {
    return undefined
  }
}

/** AES-256-CBC; the key is the digest of the encrypt key, the first sixteen bytes are the initial vector. */
export function decrypt(encryptKey: string, text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv(
    'aes-256-cbc',
    createHash('sha256').update(encryptKey).digest(),
    bytes.subarray(0, 16),
  )
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}
