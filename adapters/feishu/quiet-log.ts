// The SDK's logger: it would print whole requests with the app's secret and token; only short words without secrets get through.
import type { Log } from '../../src/ports/log.ts'

export interface SdkLogger {
  error(...said: readonly unknown[]): void
  warn(...said: readonly unknown[]): void
  info(...said: readonly unknown[]): void
  debug(...said: readonly unknown[]): void
  trace(...said: readonly unknown[]): void
}

const longest = 160

/** Texts only: objects may hold requests. Anything long enough to be a token, a ticket or an id is left out. */
export const safeWords = (said: readonly unknown[]): string =>
  said
    .flat(3)
    .filter(one => typeof one === 'string')
    .join(' ')
    .replace(/\b(?:https?|wss?):\/\/\S+/g, '(address)')
    .replace(/[\w+/=.-]{20,}/g, '…')
    .slice(0, longest)

/** Warnings and faults become warnings of ours; the rest is dropped. */
export function quietLog(log: Log): SdkLogger {
  const tell = (said: readonly unknown[]): void => {
    const words = safeWords(said)
    if (words !== '') log.warn('the Feishu SDK reports', { words })
  }
  const nothing = (): void => {}
  return {
    error: (...said) => tell(said),
    warn: (...said) => tell(said),
    info: nothing,
    debug: nothing,
    trace: nothing,
  }
}
