// What may come in through the Stream connection. It has no signatures: we opened the socket with our secret, so what is
// left to check is that a frame is well formed and speaks of our own organisation.
import { z } from 'zod'
import { jsonOf } from '../../src/model/json.ts'

const frame = z.looseObject({
  headers: z.looseObject({ messageId: z.string().min(1), topic: z.string() }),
  data: z.string(),
})

const largestData = 1_000_000

/** The JSON inside a callback's frame; undefined when the frame is broken. */
export function callbackData(raw: unknown): { readonly messageId: string; readonly data: unknown } | undefined {
  const parsed = frame.safeParse(raw)
  if (!parsed.success || parsed.data.data.length > largestData) return undefined
  const data = jsonOf(parsed.data.data)
  return data === undefined ? undefined : { messageId: parsed.data.headers.messageId, data }
}

/** Guests of other organisations may find the bot; only the one whose bot it is may use it. */
export const ofOneOrganisation = (sender: string | undefined, bot: string | undefined): boolean =>
  sender !== undefined && sender === bot
