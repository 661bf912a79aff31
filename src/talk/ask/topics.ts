// What people ask the bot, as data: requests it refuses with the lawful way beside it, and questions it answers.
import { z } from 'zod'
import { fragments } from '../risk/rulebook.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)

export const topicsFile = z.array(
  z.strictObject({
    id: name,
    /** Help with pressure, pretext or evasion is not given. */
    refused: z.boolean().default(false),
    /** Articles of a law pack. */
    basis: z.array(z.string()).min(1),
    zh: fragments,
    en: fragments,
    unless: fragments.default([]),
  }),
)

export type TopicData = z.infer<typeof topicsFile>[number]
