// A form as data: which fields, which are required, where choices come from. Labels stand in the catalogue.
import { z } from 'zod'

/** Where the choices of a field come from when the flow cannot name them. */
const choiceSources = [
  'employees',
  'hr-people',
  'colleagues',
  'lines',
  'open-items',
  'evidence',
  'scene-lines',
] as const

const fieldName = z.string().regex(/^[a-z][a-zA-Z0-9_-]*$/)

const field = z.strictObject({
  name: fieldName,
  kind: z.enum(['text', 'long', 'date', 'time', 'money', 'number', 'one', 'many', 'tick', 'file']),
  required: z.boolean().default(false),
  /** Fixed choices by id … */
  choices: z.array(z.string()).default([]),
  /** … or choices that the case gives. */
  from: z.enum(choiceSources).optional(),
  /** Bounds of a number; `max` is also the longest text. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Text may not speak of health, marriage or family (product rule: never store what nobody may ask). */
  noHealth: z.boolean().default(false),
  /** Not asked: its value comes with the button, e.g. the line it stands at. */
  hidden: z.boolean().default(false),
  /** Starts with the value of this fact, answer or draft. */
  prefill: z.string().optional(),
})

export const formsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9.-]*$/),
  z.strictObject({ fields: z.array(field).min(1) }),
)

export type FormSpec = z.infer<typeof formsSchema>[string]
export type FieldSpec = FormSpec['fields'][number]
export type Forms = Readonly<Record<string, FormSpec>>
