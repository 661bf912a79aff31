// The JSON body of a request, of the form that is expected or refused as a whole.
import type { Context } from 'hono'
import type { z } from 'zod'
import { isTooLong } from '../../src/model/too-long.ts'
import { noteAsker } from './language.ts'
import { WebProblem } from './problem.ts'

export async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> {
  const json: unknown = await c.req.json().catch(() => undefined)
  noteAsker(c, json)
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new WebProblem(isTooLong(parsed.error) ? 'text-too-long' : 'bad-request')
  return parsed.data
}
