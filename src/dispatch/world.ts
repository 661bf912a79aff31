// Gathers what a decision may know: one snapshot per decision, from caches where nothing can have changed.
import { createHmac } from 'node:crypto'
import type { FormValues } from '../model/card.ts'
import type { InstantText } from '../model/dates.ts'
import type { People, PersonId } from '../model/person.ts'
import type { CompanySettings } from '../model/settings.ts'
import type { ReviewSentence } from '../model/talk.ts'
import type { AskLaw, FileFact, WorkCalendar, World } from '../model/world.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileStore } from '../ports/file-store.ts'
import type { PeopleStore } from '../ports/people-store.ts'

export interface WorldSources {
  readonly people: PeopleStore
  readonly settings: CompanySettings
  readonly calendar: WorkCalendar
  readonly law: AskLaw
  readonly review: ReviewSentence
  readonly files: FileStore
  readonly cases: CaseStore
  readonly clock: Clock
  readonly secret: Uint8Array
}

/** Whose press a decision is about: only their own uploads, or papers of the same case, count as theirs. */
export interface Asked {
  readonly by: PersonId
  readonly caseId: string
  readonly values: FormValues
}

export interface Worlds {
  /** For building cards and for decisions that bring no files. */
  now(): Promise<World>
  /** For a press: with the files its values name. */
  for(asked: Asked): Promise<World>
}

const radarDays = 90
const radarKeptMs = 5_000
const mostFiles = 60

export function makeWorlds(sources: WorldSources): Worlds {
  let radar: { readonly opened: Promise<number>; readonly until: number } | undefined

  function openedLately(now: InstantText): Promise<number> {
    if (radar !== undefined && performance.now() < radar.until) return radar.opened
    const since = new Date(Date.parse(now) - radarDays * 86_400_000).toISOString()
    const opened = sources.cases.openedSince(since)
    radar = { opened, until: performance.now() + radarKeptMs }
    opened.catch(() => {
      radar = undefined
    })
    return opened
  }

  async function gather(files: World['files']): Promise<World> {
    const now = sources.clock.now()
    const [people, opened] = await Promise.all([sources.people.snapshot(), openedLately(now)])
    return {
      now,
      people,
      settings: sources.settings,
      calendar: sources.calendar,
      law: sources.law,
      review: sources.review,
      files,
      radar: { opened, headcount: headcountOf(people) },
      code: purpose => code(sources.secret, purpose),
    }
  }

  return {
    now: () => gather(() => undefined),
    async for(asked) {
      const facts = await filesOf(sources.files, asked)
      return gather(id => facts.get(id))
    },
  }
}

const headcounts = new WeakMap<People, number>()
function headcountOf(people: People): number {
  const known = headcounts.get(people)
  if (known !== undefined) return known
  const count = people.all().filter(person => person.roles.includes('employee')).length
  headcounts.set(people, count)
  return count
}

/** Ids of files that a form's values name. */
export const fileIdsIn = (values: FormValues): readonly string[] =>
  [...new Set(Object.values(values).flat())].filter(text => /^[\w-]{16,80}$/.test(text)).slice(0, mostFiles)

async function filesOf(files: FileStore, asked: Asked): Promise<ReadonlyMap<string, FileFact>> {
  const metas = await Promise.all(fileIdsIn(asked.values).map(id => files.meta(id)))
  return new Map(
    metas.flatMap(meta => {
      if (meta === undefined) return []
      const own = meta.by === asked.by && (meta.caseId === undefined || meta.caseId === asked.caseId)
      return own ? [[meta.id, meta] as const] : []
    }),
  )
}

/** Six digits bound to their purpose; without the secret they cannot be foreseen. */
function code(secret: Uint8Array, purpose: string): string {
  const mac = createHmac('sha256', secret).update('haosan/code/1').update(purpose).digest()
  return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}
