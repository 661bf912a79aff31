// Something of a case that could not be carried out after all tries: what it was, without any of its content.
import { z } from 'zod'

export const gaveUp = z.object({
  /** Its row in the log of the program, for whoever mends it. */
  row: z.string().min(1).max(80),
  why: z.string().max(80),
  what: z.discriminatedUnion('kind', [
    /** What a person did had no effect. */
    z.object({ kind: z.literal('press'), person: z.string().optional() }),
    /** A deadline came and was not handled. */
    z.object({ kind: z.literal('deadline') }),
    z.object({ kind: z.literal('card'), person: z.string(), card: z.string(), instance: z.string() }),
    z.object({ kind: z.literal('words'), person: z.string() }),
    z.object({ kind: z.literal('paper'), document: z.string(), type: z.string(), version: z.number().int() }),
  ]),
})

export type GaveUp = z.infer<typeof gaveUp>
