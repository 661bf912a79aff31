// A rehearsal of the talk with a simulated employee: the temperaments as data, and one person's run through one of them.
import { z } from 'zod'
import type { InstantText } from './dates.ts'
import type { PersonId } from './person.ts'

const words = z.strictObject({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(400) })

const beat = z.strictObject({
  /** What the simulated employee says. */
  says: words,
  /** Two things to say, each one or two lines of the script. */
  offers: z.array(z.array(z.string()).min(1).max(2)).length(2),
  /** Lines that meet this moment; the better of the two offers is made of them. */
  meets: z.array(z.string()).min(1),
  /** What is often said here and should not be. */
  slip: z.strictObject({ text: words, why: words, safer: words }),
  well: words,
  badly: words,
  /** Here the talk must stop and HR takes over. */
  stop: z.boolean().default(false),
})

export const temperament = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: words,
  about: words,
  /** What was good about stopping, or what to remember. */
  lesson: words,
  beats: z.array(beat).min(4).max(8),
})
export type Temperament = z.infer<typeof temperament>
export type RehearsalBeat = Temperament['beats'][number]

export type RehearsalSaid =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'slip' }
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'stop' }

export interface RehearsalFinding {
  readonly severity: 'block' | 'warn'
  readonly why: string
  readonly safer: string
}

export interface RehearsalTurn {
  readonly said: RehearsalSaid
  /** Mandatory points that this turn said. */
  readonly points: readonly string[]
  readonly went: 'well' | 'plain' | 'badly'
  /** What the coach found in the person's own words. */
  readonly findings: readonly RehearsalFinding[]
}

export interface Rehearsal {
  readonly id: string
  readonly person: PersonId
  readonly temperament: string
  readonly startedAt: InstantText
  readonly turns: readonly RehearsalTurn[]
  readonly ended?: 'through' | 'stopped' | 'left' | undefined
}
