// What becomes of an effect whose sending failed, by kind of fault.
import type { InstantText } from '../model/dates.ts'
import { AppError } from '../model/refusal.ts'

export type AfterFault =
  | { readonly kind: 'later'; readonly at: InstantText; readonly counts: boolean; readonly why: string }
  | { readonly kind: 'bury'; readonly why: string }

/** The outbox lives by the clock, which is ahead in the sandbox; messengers speak of real time. */
export interface Moment {
  readonly now: InstantText
  readonly real: InstantText
}

const mostAttempts = 8
const minute = 60_000

/**
 * Throttling waits as long as it was told and does not count; an unavailable platform is tried again and again with
 * growing pauses; wrong credentials wait for somebody to mend them; everything else dies after eight tries. A card that
 * is gone was sent anew already (`send.ts`): here it is one that cannot be sent anew either.
 */
export function afterFault(fault: unknown, attempts: number, { now, real }: Moment, random: number): AfterFault {
  const kind = fault instanceof AppError ? fault.kind : 'broken'
  const why = fault instanceof AppError ? fault.code : 'fault'
  const after = (ms: number): InstantText => new Date(Date.parse(now) + ms).toISOString()
  switch (kind) {
    case 'throttled':
      return {
        kind: 'later',
        at: after(askedToWait(fault, real) ?? 1_000 + 1_000 * random),
        counts: false,
        why,
      }
    case 'unavailable':
      return { kind: 'later', at: after(backoff(attempts, random)), counts: true, why }
    case 'credentials':
      return { kind: 'later', at: after(minute), counts: false, why }
    default:
      return attempts >= mostAttempts
        ? { kind: 'bury', why }
        : { kind: 'later', at: after(backoff(attempts, random)), counts: true, why }
  }
}

/** How long a messenger asked to wait, from now on. */
function askedToWait(fault: unknown, real: InstantText): number | undefined {
  const retryAt = fault instanceof AppError ? fault.retryAt : undefined
  return retryAt === undefined ? undefined : Math.max(0, Date.parse(retryAt) - Date.parse(real))
}

const backoff = (attempts: number, random: number): number => {
  const full = Math.min(500 * 2 ** Math.max(0, attempts - 1), 5 * minute)
  return Math.round(full / 2 + (full / 2) * random)
}
