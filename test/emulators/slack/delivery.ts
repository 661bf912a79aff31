// How a push reaches the app and what Slack makes of its silence: three seconds, then again for events, an error for people.
export interface Delivered {
  readonly acked: boolean
  /** What the acknowledgement of an interaction carried. */
  readonly body?: unknown
}

export interface Carrier {
  /** One try: resolves at the acknowledgement, or with `acked: false` after the platform's limit. */
  push(
    kind: 'event' | 'interaction',
    payload: unknown,
    retry: { readonly num: number; readonly reason: string },
  ): Promise<Delivered>
}

export interface Timing {
  readonly ackMs: number
  /** Real Slack: at once, after a minute, after five. */
  readonly retryMs: readonly number[]
}

export const realTiming: Timing = { ackMs: 3_000, retryMs: [0, 60_000, 300_000] }

/** Delivers an event until it is acknowledged or the tries are over; resolves with the number of tries, 0 when it was given up. */
export async function deliverEvent(carrier: Carrier, payload: unknown, timing: Timing): Promise<number> {
  for (let num = 0; ; num += 1) {
    const { acked } = await carrier.push('event', payload, { num, reason: num === 0 ? '' : 'http_error' })
    if (acked) return num + 1
    const wait = timing.retryMs[num]
    if (wait === undefined) return 0
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}

export const within = async (ms: number, work: Promise<Delivered>): Promise<Delivered> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Delivered>(resolve => {
    timer = setTimeout(() => resolve({ acked: false }), ms)
  })
  try {
    return await Promise.race([work.catch(() => ({ acked: false })), late])
  } finally {
    clearTimeout(timer)
  }
}
