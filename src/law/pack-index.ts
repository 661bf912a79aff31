// Look-ups over a pack, built once per pack: rules by result, rows by id, regions by name.
import type { Kind } from './kind.ts'
import type { Node } from './node.ts'
import type { LawPack, Region } from './pack.ts'
import type { ParameterRow, ParameterTable } from './parameter.ts'
import type { Rule } from './rule.ts'

interface ResultEntry {
  readonly name: string
  readonly kind: Kind<unknown>
  /** Plain facts without which its rule cannot run. */
  readonly all: readonly string[]
  /** Facts of which one must be told. */
  readonly oneOf: readonly string[]
}

/** Whether it is worth trying a result with these facts. */
export function worthTrying({ all, oneOf }: ResultEntry, facts: ReadonlyMap<string, unknown>): boolean {
  for (const fact of all) if (!facts.has(fact)) return false
  if (oneOf.length === 0) return true
  for (const fact of oneOf) if (facts.has(fact)) return true
  return false
}

export interface PackIndex {
  readonly facts: readonly (readonly [string, Kind<unknown>])[]
  readonly results: readonly ResultEntry[]
  /** The answer "this fact is missing" of every fact, made once. */
  readonly notGiven: ReadonlyMap<string, Node>
  /** Names that a person may see among what a line uses; inner names are replaced by what they use. */
  readonly visibility: ReadonlyMap<string, 'shown' | 'hidden'>
  readonly rules: ReadonlyMap<string, readonly Rule[]>
  readonly rows: ReadonlyMap<string, readonly ParameterRow[]>
  /** The same rows by id and place, see `placed`. */
  readonly rowsOfPlace: ReadonlyMap<string, readonly ParameterRow[]>
  readonly tables: ReadonlyMap<string, readonly ParameterTable[]>
  readonly regionByName: ReadonlyMap<string, Region>
  readonly regionById: ReadonlyMap<string, Region>
}

const groupBy = <V>(values: readonly V[], key: (value: V) => string): ReadonlyMap<string, readonly V[]> => {
  const groups = new Map<string, V[]>()
  for (const value of values) {
    const group = groups.get(key(value))
    if (group) group.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}

/** What must be told before a result is worth trying; a name with several rules has nothing in common that is worth finding. */
function triggersOf(name: string, rules: ReadonlyMap<string, readonly Rule[]>): Pick<ResultEntry, 'all' | 'oneOf'> {
  const [rule, ...others] = rules.get(name) ?? []
  if (!rule || others.length > 0) return { all: [], oneOf: [] }
  return { all: rule.needs.filter(need => !rules.has(need)), oneOf: rule.about }
}

/** The key of a figure of a place. */
export const placed = (id: string, region: string): string => `${id} ${region}`

const plainName = (name: string) => name.trim().toLowerCase()

const known = new WeakMap<LawPack, PackIndex>()

/** The index of a pack. A pack is immutable, so the index is kept for as long as the pack lives. */
export function indexOf(pack: LawPack): PackIndex {
  const kept = known.get(pack)
  if (kept) return kept
  const rules = groupBy(pack.rules, rule => rule.gives)
  const index: PackIndex = {
    facts: Object.entries(pack.facts),
    results: Object.entries(pack.results).map(([name, kind]) => ({ name, kind, ...triggersOf(name, rules) })),
    notGiven: new Map(Object.keys(pack.facts).map(name => [name, { state: 'missing', facts: [name] }])),
    visibility: new Map(
      [...Object.keys(pack.facts), ...Object.keys(pack.results)].map(
        name => [name, pack.sensitive.includes(name) ? 'hidden' : 'shown'] as const,
      ),
    ),
    rules,
    rows: groupBy(pack.parameters, row => row.id),
    rowsOfPlace: groupBy(pack.parameters, row => placed(row.id, row.region ?? '')),
    tables: groupBy(pack.tables, table => table.id),
    regionByName: new Map(pack.regions.flatMap(r => [r.id, ...r.names].map(name => [plainName(name), r] as const))),
    regionById: new Map(pack.regions.map(r => [r.id, r])),
  }
  known.set(pack, index)
  return index
}

/** By its id or any of its names in the pack, in either case of letters; undefined when there is no such place. */
export const findRegion = (index: PackIndex, name: string): Region | undefined =>
  index.regionByName.get(plainName(name))

/** The region and what contains it, nearest first. */
export function regionChain(index: PackIndex, region: Region | undefined): readonly string[] {
  const chain: string[] = []
  for (let at = region; at && !chain.includes(at.id); at = at.within ? index.regionById.get(at.within) : undefined) {
    chain.push(at.id)
  }
  return chain
}
