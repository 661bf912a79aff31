// Is a request really from Slack: an HMAC over the raw bytes, five minutes either way, and each signature counts once.
import { createHmac, timingSafeEqual } from 'node:crypto'

export const windowSeconds = 300

export type Verdict =
  | { readonly ok: true; readonly signature: string }
  | { readonly ok: false; readonly why: 'unsigned' | 'old' | 'forged' | 'replayed' }

export interface Signed {
  readonly timestamp: string | null
  readonly signature: string | null
  readonly body: Uint8Array
}

export interface Verifier {
  check(request: Signed): Verdict
  /** The request was answered well: the same signature is refused from now on. Before that, Slack itself may repeat it. */
  spend(signature: string): void
}

/** `v0=` and the hex HMAC-SHA-256 of `v0:timestamp:body` (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** Remembers spent signatures in this process; `spend` is called when the event is kept. */
export function makeVerifier(secret: string, nowMs: () => number): Verifier {
  /** Spent signatures with the second after which their time is over anyway. */
  const spent = new Map<string, number>()
  const seconds = (): number => Math.floor(nowMs() / 1_000)
  return {
    check({ timestamp, signature, body }) {
      if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp))
        return { ok: false, why: 'unsigned' }
      if (Math.abs(seconds() - Number(timestamp)) > windowSeconds) return { ok: false, why: 'old' }
      if (!same(signature, signatureOf(secret, timestamp, body))) return { ok: false, why: 'forged' }
      if (spent.has(signature)) return { ok: false, why: 'replayed' }
      return { ok: true, signature }
    },
    spend(signature) {
      const now = seconds()
      // In order of time: what is over stands in front.
      for (const [old, until] of spent) {
        if (until >= now) break
        spent.delete(old)
      }
      spent.set(signature, now + 2 * windowSeconds)
    },
  }
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
