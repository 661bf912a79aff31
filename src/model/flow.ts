// A flow as data: steps, who answers, what each option does and where it leads. Read from flows/<id>/flow.yaml.
import { z } from 'zod'
import type { Forms } from './form.ts'
import type { Temperament } from './rehearsal.ts'
import type { ScriptSheet } from './script.ts'

const name = z.string().regex(/^[a-z][a-z0-9.-]*$/)

/** Roles that a case binds to one natural person each. */
export const caseRoles = [
  'employee',
  'manager',
  'hrbp',
  'hrd',
  'payroll',
  'finance',
  'it',
  'admin',
  'signatory',
  'backup-hr',
  // Bound only when the employee calls for somebody independent.
  'helpline',
] as const
export type CaseRole = (typeof caseRoles)[number]
const caseRole = z.enum(caseRoles)

/** Structured conditions over named fields of the case; never expressions in strings. */
export type Guard =
  | { readonly all: readonly Guard[] }
  | { readonly any: readonly Guard[] }
  | { readonly not: Guard }
  | { readonly field: string; readonly is: string | number | boolean }
const guard: z.ZodType<Guard> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(guard) }),
    z.strictObject({ any: z.array(guard) }),
    z.strictObject({ not: guard }),
    z.strictObject({ field: z.string(), is: z.union([z.string(), z.number(), z.boolean()]) }),
  ]),
)

/** Where an option leads. Every target whose guard holds applies, in order. */
const target = z.strictObject({
  if: guard.optional(),
  stage: name.optional(),
  open: z.array(name).default([]),
  /** Step ids whose open instances end without an answer (superseded). */
  close: z.array(name).default([]),
  resume: z.literal(true).optional(),
})

const option = z.strictObject({
  id: name,
  style: z.enum(['main', 'plain', 'quiet', 'danger']).default('plain'),
  /** Two clicks, bound to the content shown. */
  legal: z.boolean().default(false),
  /** Name of the form that opens first. */
  form: name.optional(),
  /** Shown and allowed only when this holds. */
  when: guard.optional(),
  /** The operation of the engine that this option performs. */
  does: name.optional(),
  /** The step stays open afterwards. */
  stay: z.boolean().default(false),
  /** Where its button stands: under the card, at each money line, or nowhere (reached from another button). */
  place: z.enum(['card', 'line', 'hidden']).default('card'),
  /** Counts also while the case rests: a yes waits, a no does not. */
  whilePaused: z.boolean().default(false),
  to: z.array(target).default([]),
})

/** How long: working hours and days of the person's zone, or calendar days. */
const span = z.string().regex(/^\d+ (work-hours|work-days|days|hours)$/)

const clock = z.strictObject({
  id: name,
  /** Counted from the opening of the step … */
  after: span.optional(),
  /** … or taken from a field of the case that holds an instant. */
  at: z.string().optional(),
  does: name.optional(),
  /** Remind the step's person by showing the card again. */
  remind: z.boolean().default(false),
  to: z.array(target).default([]),
})

const step = z.strictObject({
  id: name,
  kind: z.enum(['ask', 'choose', 'tell', 'compute', 'document', 'sign', 'wait', 'end']),
  who: caseRole.optional(),
  card: name.optional(),
  /** The paper its card waits for: a card that only tells is shown again when the paper is there. */
  paper: name.optional(),
  /** Articles or company policies this step rests on; the linter wants at least one. */
  basis: z.array(z.string()).min(1),
  /** Tell-cards of this step go out in quiet hours too: receipts and copies. */
  silent: z.boolean().default(false),
  /** Stays within reach for whoever wants it, and asks nothing of anybody. */
  standing: z.boolean().default(false),
  /** Performed once when the step opens. */
  does: name.optional(),
  /** Ends by itself as soon as the guard holds. */
  until: guard.optional(),
  to: z.array(target).default([]),
  clocks: z.array(clock).default([]),
  /** Why nobody is hurried here: the employee is not pressed for an answer, or nothing waits for what may be done. */
  unhurried: z.enum(['employee', 'nothing-waits']).optional(),
  options: z.array(option).default([]),
  /** Stays answerable while the case is paused (asking HR, resuming). */
  whilePaused: z.boolean().default(false),
  /** A task that must not be lost when the case ends with it open: its person is told it once more by this step. */
  whenEnded: name.optional(),
})

export const flowSchema = z.strictObject({
  id: name,
  version: z.number().int().positive(),
  jurisdiction: z.string(),
  ground: z.string(),
  roles: z.array(caseRole),
  stages: z.array(name),
  start: z.array(name),
  steps: z.array(step),
  /** Options that stand under every card of a role. */
  footer: z.partialRecord(caseRole, z.array(option)).default({}),
})

export type Flow = z.infer<typeof flowSchema>
export type Step = Flow['steps'][number]
export type Option = Step['options'][number]
export type Target = z.infer<typeof target>
export type StepClock = Step['clocks'][number]

/** A runnable flow: checked steps, the forms its options open, and what may be said. */
export interface RunnableFlow extends Flow {
  readonly forms: Forms
  readonly scripts: readonly ScriptSheet[]
  /** Simulated employees to rehearse the talk with. */
  readonly temperaments: readonly Temperament[]
}
