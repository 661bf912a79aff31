// What `haosan doctor` makes of what it measured: each finding says how it stands and what helps. Pure.
import { rolesOfEveryCase } from '../../engine/opening/case-roles.ts'
import type { InstantText } from '../../model/dates.ts'
import type { People, PersonId, Role } from '../../model/person.ts'
import { unknownTesters, unknownTestersCure, unknownTestersText } from '../../people/testers.ts'
import { type Kept, textDays } from '../../ports/retention.ts'

export interface Finding {
  readonly what: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly text: string
  readonly cure?: string | undefined
}

/** Besides those of every case: who may begin one, and whom the employee calls for help. */
const needed: readonly Role[] = ['manager', ...rolesOfEveryCase, 'helpline']

/** Nothing to say where every named tester is known. */
export function testersFindings(named: readonly PersonId[], people: Pick<People, 'find'>): readonly Finding[] {
  const unknown = unknownTesters(named, people)
  return unknown.length === 0
    ? []
    : [{ what: 'testers', state: 'warn', text: unknownTestersText(unknown), cure: unknownTestersCure }]
}

/** Roles that a case needs and nobody holds; without a helpline the head of HR hears calls for help. */
export function rolesFinding(people: People): Finding {
  const missing = needed.filter(role => people.withRole(role).length === 0)
  if (missing.length === 0)
    return { what: 'people', state: 'ok', text: `${people.all().length} people, every role is held` }
  return {
    what: 'people',
    state: 'warn',
    text: `nobody holds: ${missing.join(', ')}`,
    cure: 'give these roles in the file of people and import it: haosan people import <file.csv>',
  }
}

/** Deadlines and leases are only as good as the clocks agree. */
export function clockFinding(here: InstantText, database: InstantText): Finding {
  const seconds = Math.abs(Date.parse(here) - Date.parse(database)) / 1_000
  const text = `this machine and the database differ by ${seconds.toFixed(1)} s`
  if (seconds < 2) return { what: 'clock', state: 'ok', text }
  const cure = 'let both machines take the time from the network (NTP)'
  return { what: 'clock', state: seconds < 60 ? 'warn' : 'fail', text, cure }
}

const megabyte = 1024 * 1024

export function diskFinding(freeBytes: number): Finding {
  const free = Math.floor(freeBytes / megabyte)
  const text = `${free} MB free in the data folder`
  if (free >= 2_048) return { what: 'disk', state: 'ok', text }
  return { what: 'disk', state: free < 256 ? 'fail' : 'warn', text, cure: 'free some space, or move HAOSAN_DATA' }
}

/** Texts of finished work outlive it by some days; that they go is looked after once a day. */
export function textsFinding({ texts, sweptAt }: Kept, now: InstantText): Finding {
  const what = 'texts'
  const text = `${texts} texts of finished work are kept, each for ${textDays} days`
  const late = sweptAt === undefined || Date.parse(now) - Date.parse(sweptAt) > 3 * 86_400_000
  if (texts === 0 || !late)
    return { what, state: 'ok', text: sweptAt === undefined ? text : `${text}; last looked through ${sweptAt}` }
  return { what, state: 'warn', text: `${text}, but nobody erases them`, cure: 'start Haosan with the role work' }
}

export function calendarFinding(year: number, isArranged: (year: number) => boolean): Finding {
  if (!isArranged(year)) {
    return {
      what: 'holidays',
      state: 'warn',
      text: `the arrangement of ${year} is not known; deadlines in it are provisional`,
      cure: 'update Haosan (package chinese-days)',
    }
  }
  const next = isArranged(year + 1)
    ? `${year} and ${year + 1} are arranged`
    : `${year} is arranged, ${year + 1} not yet`
  return { what: 'holidays', state: 'ok', text: next }
}

export interface DatedRow {
  readonly id: string
  readonly region?: string | undefined
  readonly year?: number | undefined
}

/** Local averages appear in the middle of the next year: older than two years is old. */
export function lawFindings(
  pack: { readonly jurisdiction: string; readonly version: string; readonly reviewed: boolean },
  rows: readonly DatedRow[],
  year: number,
): readonly Finding[] {
  const newest = new Map<string, number>()
  for (const row of rows) {
    if (row.region === undefined || row.year === undefined) continue
    const name = `${row.id} ${row.region}`
    newest.set(name, Math.max(newest.get(name) ?? 0, row.year))
  }
  const old = [...newest].filter(([, latest]) => latest < year - 2).map(([name]) => name.split(' ')[1])
  const name = `${pack.jurisdiction} pack ${pack.version}`
  const outdated: readonly Finding[] =
    old.length === 0
      ? []
      : [
          {
            what: 'law',
            state: 'warn',
            text: `${name}: local figures older than two years: ${[...new Set(old)].sort().join(', ')}`,
            cure: 'update Haosan, or enter figures under lawOverrides in the settings; HR confirms them in every case',
          },
        ]
  const unreviewed: readonly Finding[] = pack.reviewed
    ? []
    : [{ what: 'law', state: 'warn', text: `${name}: not reviewed by counsel`, cure: 'have it reviewed, see law/' }]
  const all = [...outdated, ...unreviewed]
  return all.length > 0 ? all : [{ what: 'law', state: 'ok', text: `${name}: local figures up to date` }]
}

export function printed({ what, state, text, cure }: Finding): string {
  const line = `${state.padEnd(4)}  ${what.padEnd(13)}  ${text}`
  return cure === undefined ? line : `${line}\n${' '.repeat(21)}→ ${cure}`
}
