// A change of the company's settings leaves an entry in the system's own log: what it was, what it is, since when.
import { createHash } from 'node:crypto'
import stringify from 'fast-json-stable-stringify'
import { z } from 'zod'
import type { InstantText } from '../model/dates.ts'
import type { CompanySettings } from '../model/settings.ts'

export interface SettingsChanged {
  readonly kind: 'settings-changed'
  /** SHA-256 of the canonical settings. */
  readonly digest: string
  readonly settings: CompanySettings
  /** Paths that differ from the settings before, e.g. `quietHours.to`. */
  readonly changed: readonly string[]
}

export interface SettingsLog {
  /** The system's log so far, oldest first. */
  events(): Promise<readonly { readonly body: unknown }[]>
  append(draft: {
    readonly by: string
    readonly at: InstantText
    readonly cause: string
    readonly body: SettingsChanged
  }): Promise<void>
}

/** Older settings may have another shape; what they say is compared, not used. */
const recorded = z.object({ kind: z.literal('settings-changed'), digest: z.string(), settings: z.unknown() })

/** Gives the paths that changed since the last time; the first settings change everything. */
export async function auditSettings(
  settings: CompanySettings,
  log: SettingsLog,
  { by, at }: { readonly by: string; readonly at: InstantText },
): Promise<readonly string[]> {
  const digest = createHash('sha256').update(stringify(settings)).digest('hex')
  const before = (await log.events()).map(({ body }) => recorded.safeParse(body)).findLast(read => read.success)?.data
  if (before?.digest === digest) return []
  const changed = differences(leaves(before?.settings), leaves(settings))
  await log.append({ by, at, cause: 'settings', body: { kind: 'settings-changed', digest, settings, changed } })
  return changed
}

function differences(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter(path => before.get(path) !== after.get(path)).sort()
}

function leaves(tree: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof tree !== 'object' || tree === null) return new Map(path === '' ? [] : [[path, tree]])
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => [...leaves(value, path === '' ? key : `${path}.${key}`)]),
  )
}
