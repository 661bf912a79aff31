// What goes back in the ack of a click: a sentence, and the card that takes the place of the pressed one.
import type { AccountRef } from '../../../src/model/person.ts'
import type { Ack } from '../../../src/ports/platform.ts'
import type { FeishuCard } from '../cards/card-json.ts'
import type { Arrival } from '../read.ts'
import type { Handling } from '../settings.ts'

export type Click = Extract<Arrival, { kind: 'click' }>

/** What goes back in the ack. */
export interface ClickAnswer {
  readonly toast?: { readonly type: 'info' | 'warning' | 'error'; readonly content: string }
  readonly card?: { readonly type: 'raw'; readonly data: FeishuCard }
}

export interface Answered {
  readonly answer: ClickAnswer
  /** Work that follows the ack. */
  readonly after?: () => Promise<void>
}

/** How long the reader's language is looked up. */
const wordsMs = 100

const toastTypes = { calm: 'info', warn: 'warning', stop: 'error' } as const
/** Empty when nothing is said. */
export const toastOf = ({ toast }: Ack): ClickAnswer =>
  toast === undefined ? {} : { toast: { type: toastTypes[toast.tone], content: toast.text } }
/** The card that takes the place of the pressed one. */
export const raw = (card: FeishuCard): ClickAnswer => ({ card: { type: 'raw', data: card } })

/** One sentence in the person's language; in Chinese when the person is not known in time. */
export async function said(
  deps: Handling,
  account: AccountRef,
  key: string,
  type: 'info' | 'warning' | 'error',
): Promise<Answered> {
  const asked = deps.personOf(account).catch(() => undefined)
  // Most of the three seconds may be over: in doubt it is said in Chinese.
  const person = await Promise.race([
    asked,
    new Promise<undefined>(resolve => setTimeout(resolve, wordsMs, undefined).unref()),
  ])
  return { answer: { toast: { type, content: deps.say(person?.locale ?? 'zh-CN', `feishu.${key}`) } } }
}
