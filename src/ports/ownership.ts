// Exactly one process holds a messenger's long connection; the others stand by and take over when it dies.
import type { InstantText } from '../model/dates.ts'
import type { PlatformName } from '../model/person.ts'

export interface Hold {
  /** Aborts when the ownership can no longer be proven: another process may have it by now. */
  readonly lost: AbortSignal
  /** Says that the owner lives; `trouble` is the code of what keeps it from being connected. */
  beat(trouble?: string): Promise<void>
  release(): Promise<void>
}

/** What the owner of a connection said last. */
export interface Heartbeat {
  readonly platform: PlatformName
  readonly owner: string
  readonly since: InstantText
  readonly beatAt: InstantText
  readonly trouble?: string | undefined
}

export interface Ownership {
  /** Becomes the owner; undefined while another process is. */
  take(platform: PlatformName): Promise<Hold | undefined>
  heartbeats(): Promise<readonly Heartbeat[]>
}
