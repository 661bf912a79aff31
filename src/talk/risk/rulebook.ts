// The coach's rulebook as data: concepts (many words for one idea), frames (how ideas combine to a risk), categories.
import { z } from 'zod'

/** One fragment of a regular expression a line; nothing needs quoting. */
export const fragments = z.string().transform(text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== ''),
)
const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const category = z.string().regex(/^[a-z][a-z_]*$/)
const severity = z.enum(['block', 'warn', 'info'])

/** Words of one idea; `{other}` takes in another concept. `affirmed`: only where the idea itself is not denied. */
export const conceptsFile = z.record(
  name,
  z.strictObject({
    zh: fragments.default([]),
    en: fragments.default([]),
    affirmed: z.boolean().default(false),
  }),
)

/**
 * A frame reads like a sentence: `{unsigned}…{no-pay}`. `…` is anything within the sentence, `~` anything within the
 * clause. `unless`: when this stands in the same sentence it is something else; `without`: when it stands in the phrase
 * itself. `bare`: judged even where another
 * person is quoted or reported, e.g. asking about family plans.
 */
export const framesFile = z.array(
  z.strictObject({
    id: name,
    category,
    severity: severity.default('block'),
    scene: z.enum(['36', 'all']).default('all'),
    advice: name.optional(),
    zh: fragments.default([]),
    en: fragments.default([]),
    unless: fragments.default([]),
    without: fragments.default([]),
    bare: z.boolean().default(false),
  }),
)

export const categoriesFile = z.record(category, z.strictObject({ pauses: z.boolean(), basis: z.array(z.string()) }))

const attitudes = z.strictObject({
  /** Ends a clause besides punctuation: but, however. */
  turns: fragments,
  /** Sounds like a denial and is none: 别以为, don't make me. */
  idioms: fragments,
  negators: fragments,
  /** Somebody else is reported: 您说, has anyone told you. */
  reports: fragments,
  /** The company speaks through somebody: 老板说, I am telling you. */
  ownVoice: fragments,
  /** A rule for everybody: 任何人不得, managers must not. */
  rules: fragments,
  /** Said of what stood before: 这种话不对, is not acceptable. */
  disapproval: fragments,
  /** Somewhere in the sentence: what is promised is the opposite of a threat. */
  assurance: fragments,
})

/** How a sentence says that it does not mean it. */
export const attitudesFile = z.strictObject({ zh: attitudes, en: attitudes })

export type Concepts = z.infer<typeof conceptsFile>
export type FrameData = z.infer<typeof framesFile>[number]
export type Categories = z.infer<typeof categoriesFile>
export type Attitudes = z.infer<typeof attitudesFile>
export type Tongue = 'zh' | 'en'
