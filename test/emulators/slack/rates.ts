// Slack's rate limits: tiers a minute for a method, and about one message a second for a conversation with bursts.
export interface Limits {
  /** Messages a conversation takes at once before it is one a second. */
  readonly burst: number
  /** Multiplies the tiers; a case of six weeks is played in seconds. */
  readonly pace: number
}

const tiers: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'conversations.open': 50,
  'conversations.history': 50,
  'views.open': 100,
  'views.update': 100,
  'users.list': 20,
  'users.info': 100,
  'files.info': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
}

interface Bucket {
  left: number
  at: number
}

export class Rates {
  private readonly buckets = new Map<string, Bucket>()
  private readonly limits: Limits
  /** The next call is told to wait so many seconds. */
  private forced: number | undefined

  constructor(limits: Limits) {
    this.limits = limits
  }

  force(seconds: number): void {
    this.forced = seconds
  }

  /** Seconds to wait; 0 when the call may go on. */
  ask(method: string, channel: string | undefined): number {
    if (this.forced !== undefined) {
      const seconds = this.forced
      this.forced = undefined
      return seconds
    }
    if (method === 'chat.postMessage') return this.take(`${method} ${channel}`, this.limits.burst, 1)
    const perMinute = tiers[method]
    if (perMinute === undefined) return 0
    return this.take(method, perMinute * this.limits.pace, (perMinute * this.limits.pace) / 60)
  }

  private take(name: string, most: number, perSecond: number): number {
    const now = Date.now()
    const bucket = this.buckets.get(name) ?? { left: most, at: now }
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
    bucket.at = now
    this.buckets.set(name, bucket)
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
    bucket.left -= 1
    return 0
  }
}
