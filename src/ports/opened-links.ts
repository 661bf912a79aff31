// Which browser opened a sealed link first. Only digests are kept.
import type { InstantText } from '../model/dates.ts'

export interface OpenedLinks {
  /** Binds the link unless it is bound; gives whom it is bound to. */
  bind(digest: string, browser: string, expires: InstantText): Promise<string>
  /** The browser it is bound to; undefined when nobody opened it yet. */
  browserOf(digest: string): Promise<string | undefined>
}
