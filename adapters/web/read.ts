// Requests of the page, checked, as inbound events.
import { z } from 'zod'
import type { InstantText } from '../../src/model/dates.ts'
import { formValues, type InboundEvent } from '../../src/model/inbound.ts'
import { legible } from '../../src/model/legible.ts'
import type { AccountRef } from '../../src/model/person.ts'

const key = z.string().regex(/^[\w-]{8,80}$/)
const lang = z.enum(['zh-CN', 'en']).optional()
const as = z.string().min(1).max(64).optional()

const text = z.string().max(4000).transform(legible).pipe(z.string().trim().min(1))

export const sayRequest = z.strictObject({ as, key, lang, text })
export const pressRequest = z.strictObject({
  as,
  key,
  lang,
  token: z.string().min(1).max(2000),
  values: formValues.optional(),
})
export const clockRequest = z.union([
  z.strictObject({ move: z.enum(['PT4H', 'P1D']) }),
  z.strictObject({ to: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
])

/** Keys of the page are made per account, so that nobody can take another's. */
export const eventKey = (account: AccountRef, pageKey: string): string => `web:${account.id}:${pageKey}`

export const saidEvent = (account: AccountRef, at: InstantText, request: z.infer<typeof sayRequest>): InboundEvent => ({
  key: eventKey(account, request.key),
  from: account,
  at,
  locale: request.lang,
  what: { kind: 'text', text: request.text },
})

export const pressedEvent = (
  account: AccountRef,
  at: InstantText,
  request: z.infer<typeof pressRequest>,
): InboundEvent => ({
  key: eventKey(account, request.key),
  from: account,
  at,
  locale: request.lang,
  what: { kind: 'press', token: request.token, values: request.values },
})

/** The page has fetched a card for its person; the key makes it count once. */
export const seenEvent = (account: AccountRef, at: InstantText, card: string): InboundEvent => ({
  key: `seen:web:${account.id}:${card}`,
  from: account,
  at,
  what: { kind: 'seen', card },
})
