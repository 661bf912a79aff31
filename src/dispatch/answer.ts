// What dispatch answers to an event: keys and references, so that a repeated delivery can be answered later and in another language.
import { z } from 'zod'
import type { Reply } from '../model/action.ts'
import { type CardRef, cardRef } from '../model/effect.ts'
import type { WrongFields } from '../model/refusal.ts'

export interface Answer {
  readonly reply?: Reply | undefined
  /** The card whose current view travels in the ack. */
  readonly card?: CardRef | undefined
  /** Wrong form fields, each with its reason. */
  readonly fields?: WrongFields | undefined
  /** The rules said no, and nothing was changed. */
  readonly refused?: true | undefined
}

const values = z.record(z.string(), z.union([z.string(), z.number()]))

const stored: z.ZodType<Answer> = z.object({
  reply: z
    .object({
      text: z.string(),
      values: values.optional(),
      tone: z.enum(['calm', 'warn', 'stop']),
    })
    .optional(),
  card: cardRef.optional(),
  fields: z.record(z.string(), z.union([z.string(), z.object({ code: z.string(), values })])).optional(),
  refused: z.literal(true).optional(),
})

/** An answer as it comes back from the inbox row; undefined when the row has none. */
export function readAnswer(value: unknown): Answer | undefined {
  const parsed = stored.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** A calm sentence and nothing else. */
export const sentence = (text: string, tone: Reply['tone'] = 'calm', values?: Reply['values']): Answer => ({
  reply: { text, tone, values },
})
