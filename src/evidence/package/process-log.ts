// The process log of a package: every event can be held against its own hash, also where its content is withheld from the readers.
import { z } from 'zod'
import { canonicalContent, canonicalInstant, digestOf, genesis, hashOf } from '../chain.ts'
import { type Files, type PropertyFinding, paths, textOfBytes } from './package.ts'

const place = { seq: z.number().int(), prev: z.string(), hash: z.string() }
const happened = { caseId: z.string(), at: z.string(), by: z.string(), cause: z.string() }
/** With content and salt: both go into the digest. */
const whole = z.object({ ...place, ...happened, salt: z.string(), body: z.looseObject({ kind: z.string() }) })
/** The digest stands for the content. */
const closed = z.object({ ...place, ...happened, kind: z.string(), digest: z.string() })
/** What happened is withheld as well: only its place in the chain holds it. */
const sealed = z.object({ ...place, sealed: z.literal(true) })

const logged = z.union([whole, closed, sealed])
export type LoggedEvent = z.infer<typeof logged>

/** The events of the package; undefined when the file is not what it should be. */
export function eventsOf(files: Files): readonly LoggedEvent[] | undefined {
  const bytes = files.get(paths.events)
  if (bytes === undefined) return undefined
  try {
    return z.array(logged).safeParse(JSON.parse(textOfBytes(bytes))).data
  } catch {
    return undefined
  }
}

/** Events that do not follow the one before them, or do not fit their own hash. */
export const brokenEvents = (events: readonly LoggedEvent[]): readonly PropertyFinding[] =>
  events.flatMap((event, index) =>
    follows(event, events[index - 1]) && ownHashFits(event)
      ? []
      : [{ code: 'chain-broken', item: `${paths.events}#${index + 1}` }],
  )

const follows = (event: LoggedEvent, before: LoggedEvent | undefined): boolean =>
  before === undefined
    ? event.seq === 1 && event.prev === genesis
    : event.seq === before.seq + 1 && event.prev === before.hash

function ownHashFits(event: LoggedEvent): boolean {
  if ('sealed' in event) return true
  const { caseId, seq, at, by, cause, prev } = event
  const [kind, digest] =
    'body' in event
      ? [event.body.kind, digestOf(event.salt, canonicalContent({ at, by, cause, body: event.body }))]
      : [event.kind, event.digest]
  return event.hash === hashOf({ caseId, seq, at: canonicalInstant(at), by, cause, kind, prev, digest })
}
