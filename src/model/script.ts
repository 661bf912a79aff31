// What to say in a conversation, as data: lines by ground, stage and scene, each a sentence of empathy and one of rule with its evidence.
import { z } from 'zod'
import type { Locale } from './person.ts'

/** The scenes of a conversation, in the order they are said. */
export const scriptScenes = ['opening', 'reason', 'money', 'feelings', 'objections', 'culture', 'closing'] as const
export type ScriptScene = (typeof scriptScenes)[number]

/** When in a case a sheet is for: the first talk, the time to consider, after a decline, or handing over a notice. */
export const scriptStages = ['talk', 'considering', 'declined', 'notice'] as const
export type ScriptStage = (typeof scriptStages)[number]

const words = z.strictObject({ 'zh-CN': z.string().min(1).max(300), en: z.string().min(1).max(600) })

/** Groups of words: heard when the sentence has at least one word of every group. */
const heard = z.array(z.array(z.string().min(1)).min(1)).min(1)

/** Why a case was opened; the same names as in its opening. */
const reason = z.enum(['business', 'fit', 'performance', 'other'])

export const line = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** A few words for ticks, minutes and the report. */
  name: words,
  /** Must be said; what was not said is put in writing with the minutes. */
  must: z.boolean().default(false),
  /** What the employee says, for lines that answer. */
  asks: words.optional(),
  feel: words,
  rule: words,
  /** Articles or company rules the sentence rests on. */
  basis: z.array(z.string()).min(1),
  /** What to put on the table. */
  show: words.optional(),
  /** Only when the case was opened for one of these reasons. */
  reasons: z.array(reason).min(1).optional(),
  /** How a typed sentence is recognised as this line. */
  heard: z.strictObject({ 'zh-CN': z.array(heard).min(1), en: z.array(heard).min(1) }).optional(),
})

export const scriptSheet = z.strictObject({
  ground: z.string().min(1),
  stage: z.enum(scriptStages),
  version: z.number().int().positive(),
  /** Read and approved by counsel. */
  reviewed: z.boolean(),
  scenes: z.array(z.strictObject({ id: z.enum(scriptScenes), lines: z.array(line).min(1) })).min(1),
})

export type ScriptSheet = z.infer<typeof scriptSheet>
export type ScriptLine = z.infer<typeof line>
export type ScriptWords = Readonly<Record<Locale, string>>
