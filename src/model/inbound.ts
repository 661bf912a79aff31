// Everything that happens to Haosan, from a click to a timer, in one shape.
import { z } from 'zod'
import type { InstantText } from './dates.ts'
import { gaveUp } from './gave-up.ts'
import { legible } from './legible.ts'
import { platformNames } from './person.ts'
import { noRoomReasons } from './room.ts'

const platform = z.enum(platformNames)
export const roomKey = z.string().regex(/^[\w-]{1,80}:\d{1,4}$/)
const account = z.object({ platform, id: z.string().min(1).max(128) })

/** What was typed or chosen, without what nobody sees: a null character would be refused by the database at every try. */
const typed = (most: number) => z.string().max(most).transform(legible)

/** A text may have this many letters; an adapter tells whoever writes more. */
export const longestText = 4_000

/** Limits hold before anything is stored: this long a text, 60 fields a form. */
export const formValues = z
  .record(
    z
      .string()
      .regex(/^[\w.:-]{1,80}$/)
      .refine(name => name !== '__proto__'),
    z.union([typed(longestText), z.array(typed(200)).max(60)]),
  )
  .refine(values => Object.keys(values).length <= 60)

export const inboundEvent = z.object({
  /** Unique for the life of the case; a redelivery carries the same one. */
  key: z.string().min(1).max(200),
  /** Whoever acts: an account on a platform, or the clock. */
  from: z.union([account, z.object({ clock: z.literal(true) })]),
  at: z.string().datetime({ offset: true }) as z.ZodType<InstantText>,
  /** The language the person's client shows, where the platform tells; the answer is given in it. */
  locale: z.enum(['zh-CN', 'en']).optional(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: typed(longestText) }),
    z.object({ kind: z.literal('press'), token: z.string().max(2000), values: formValues.optional() }),
    z.object({ kind: z.literal('due'), caseId: z.string(), deadline: z.string() }),
    z.object({ kind: z.literal('opened') }),
    /** A card came before its person's eyes, where the messenger can tell. */
    z.object({ kind: z.literal('seen'), card: z.string().min(1).max(200) }),
    /** Words that somebody wrote in a declared room; an adapter tells of its own rooms only. */
    z.object({ kind: z.literal('room-text'), room: roomKey, text: typed(longestText).pipe(z.string().min(1)) }),
    /** Somebody put something there that no record can hold; whoever is part of the talk hears how to say it instead. */
    z.object({ kind: z.literal('room-unkept'), room: roomKey, why: z.enum(['too-long', 'not-words']) }),
    z.object({ kind: z.literal('room-left'), room: roomKey }),
    /** What a messenger answered when a room was asked for. */
    z.object({
      kind: z.literal('room-made'),
      room: roomKey,
      made: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('found'), platform }),
        z.object({ kind: z.literal('none'), why: z.enum(noRoomReasons) }),
        z.object({ kind: z.literal('opened'), place: z.object({ platform, id: z.string().min(1).max(128) }) }),
      ]),
    }),
    /** Data about the employee of a case were imported. */
    z.object({ kind: z.literal('data-changed'), caseId: z.string() }),
    /** Packs or settings were read anew: does the law in force now change what is out? */
    z.object({ kind: z.literal('law-changed'), caseId: z.string() }),
    /** Something of a case could not be carried out after all tries. */
    z.object({ kind: z.literal('gave-up'), caseId: z.string(), gaveUp }),
    /** A document that a job rendered: its bytes are stored, its digest is part of the record. */
    z.object({
      kind: z.literal('rendered'),
      caseId: z.string(),
      document: z.string(),
      fileId: z.string(),
      sha256: z.string(),
      size: z.number().int().nonnegative().optional(),
      text: z.string().max(60_000).optional(),
    }),
  ]),
})

export type InboundEvent = z.infer<typeof inboundEvent>
