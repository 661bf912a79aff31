// Feishu's codes → what they mean for us. A code nobody here knows is `broken` and stands in the message.
import type { InstantText } from '../../src/model/dates.ts'
import { AppError, type RefusalKind } from '../../src/model/refusal.ts'

interface Meaning {
  readonly kind: RefusalKind
  readonly cure: string
}

const scopes = 'Grant the scopes of docs/connect/feishu.md in the developer console (权限管理) and publish a version.'
const range = 'Add the person to the availability of the app (可用范围) in the console and publish a version.'
const noBot = 'Switch on the bot (添加应用能力 → 机器人) and publish a version.'
const secret = 'Check FEISHU_APP_ID and FEISHU_APP_SECRET (凭证与基础信息) and FEISHU_BASE_URL.'
const bug = 'This is a fault of the program: report it with the code.'

const meanings: Readonly<Record<number, Meaning>> = {
  // Too fast, or busy.
  99991400: { kind: 'throttled', cure: 'Nothing to do; it is sent again.' },
  230020: { kind: 'throttled', cure: 'Nothing to do; it is sent again.' },
  230049: { kind: 'throttled', cure: 'Nothing to do; the message is on its way.' },
  11232: { kind: 'throttled', cure: 'Nothing to do; it is sent again.' },
  11233: { kind: 'throttled', cure: 'Nothing to do; it is sent again.' },
  1000040343: { kind: 'unavailable', cure: 'Nothing to do; it is tried again.' },
  2200: { kind: 'unavailable', cure: 'Nothing to do; it is tried again.' },
  // The app.
  10003: { kind: 'credentials', cure: secret },
  10012: { kind: 'credentials', cure: secret },
  10014: { kind: 'credentials', cure: secret },
  10015: { kind: 'credentials', cure: secret },
  99991543: { kind: 'credentials', cure: secret },
  99991661: { kind: 'credentials', cure: secret },
  99991663: { kind: 'credentials', cure: secret },
  99991664: { kind: 'credentials', cure: secret },
  99991665: { kind: 'credentials', cure: secret },
  99991672: { kind: 'credentials', cure: scopes },
  99991679: { kind: 'credentials', cure: scopes },
  230027: { kind: 'credentials', cure: scopes },
  99991401: { kind: 'credentials', cure: "Add this server's address to the app's IP allow-list (安全设置)." },
  99991403: { kind: 'credentials', cure: "This month's quota of API calls is used up: raise it in the admin console." },
  230006: { kind: 'credentials', cure: noBot },
  232025: { kind: 'credentials', cure: noBot },
  // This person.
  230013: { kind: 'refused', cure: range },
  230029: { kind: 'refused', cure: 'The person has left the company: run "haosan people sync feishu".' },
  230053: { kind: 'refused', cure: 'The person has stopped messages of the bot; ask them to allow it again.' },
  230034: { kind: 'refused', cure: 'The account id is not valid: run "haosan people sync feishu".' },
  99992361: { kind: 'refused', cure: 'The account id belongs to another app: run "haosan people sync feishu".' },
  230035: {
    kind: 'refused',
    cure: 'A rule of the company keeps the bot from writing to this person: ask an administrator.',
  },
  230038: { kind: 'refused', cure: 'The person belongs to another company and cannot be written to.' },
  230002: { kind: 'refused', cure: 'The bot is not a member of that chat.' },
  232011: { kind: 'refused', cure: 'The bot is not a member of that group.' },
  232019: { kind: 'throttled', cure: 'Nothing to do; it is tried again.' },
  232024: { kind: 'refused', cure: range },
  232009: { kind: 'refused', cure: 'That chat does not exist any more.' },
  // The rules of the company on content.
  230022: { kind: 'rejected', cure: 'A word of the text is on the block list; the person reads the card on its page.' },
  230028: {
    kind: 'rejected',
    cure: 'A phone number or e-mail address stands in the text; the person reads the card on its page.',
  },
  // This message.
  230011: { kind: 'gone', cure: 'The message was recalled; the card is sent anew.' },
  230110: { kind: 'gone', cure: 'The message was deleted; the card is sent anew.' },
  230031: { kind: 'gone', cure: 'The message is older than 14 days; the card is sent anew.' },
  230072: { kind: 'gone', cure: 'The message was edited too often; the card is sent anew.' },
  300030: { kind: 'gone', cure: 'The token of the click has expired; the card is replaced by its message.' },
  300040: { kind: 'gone', cure: 'The token of the click was used up; the card is replaced by its message.' },
  // Our own card.
  230025: { kind: 'broken', cure: bug },
  230099: { kind: 'broken', cure: bug },
  230001: { kind: 'broken', cure: bug },
  200621: { kind: 'broken', cure: bug },
  234001: { kind: 'broken', cure: bug },
}

/** Codes after which a fresh token may help. */
export const staleToken: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991665])

/** What an answer of the platform comes to, as far as it was not a success. */
export interface Refusal {
  readonly code: number | undefined
  readonly status: number | undefined
  readonly text: string
  /** Seconds to wait, where the platform says. */
  readonly wait: number | undefined
}

/** By Feishu's code, else by the HTTP status; `retryAt` where Feishu says how long to wait. */
export function faultOf({ code, status, text, wait }: Refusal, now: InstantText): AppError {
  const known = code === undefined ? undefined : meanings[code]
  // A card that somebody is just pressing cannot be replaced for a moment.
  const busy = code === 230099 && /lock/.test(text)
  const kind = busy || status === 429 ? 'throttled' : (known?.kind ?? byStatus(code, status))
  const name = code === undefined ? `http-${status ?? 'none'}` : String(code)
  const seconds = wait ?? (kind === 'throttled' ? 1 : undefined)
  return new AppError(kind, `feishu/${name}`, `Feishu answered ${name}: ${short(text)}. ${known?.cure ?? ''}`.trim(), {
    ...(seconds === undefined ? {} : { retryAt: new Date(Date.parse(now) + seconds * 1_000).toISOString() }),
  })
}

function byStatus(code: number | undefined, status: number | undefined): RefusalKind {
  if (status === undefined && code === undefined) return 'unavailable'
  return status !== undefined && status >= 500 ? 'unavailable' : 'broken'
}

/** Without what could be a token or the words of a card. */
const short = (text: string): string => text.replace(/[\w-]{24,}/g, '…').slice(0, 160)
