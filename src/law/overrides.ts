// A company's own figures over the pack's: each with a reason, checked, and in force from the next calculation on.
import { Decimal } from '../model/money.ts'
import type { LawPack, LawPacks } from './pack.ts'
import { findRegion, indexOf } from './pack-index.ts'
import type { ParameterRow } from './parameter.ts'

/** As HR writes it in the settings: which figure, of which place and year, and why. */
export interface ParameterOverride {
  readonly id: string
  readonly region?: string | undefined
  readonly year?: number | undefined
  readonly value: string
  readonly reason: string
  /** The jurisdiction; `CN` when not told. */
  readonly jurisdiction?: string | undefined
}

export interface OverrideFault {
  /** Place in the list, counted from 0. */
  readonly at: number
  readonly code:
    | 'unknown_jurisdiction'
    | 'unknown_parameter'
    | 'unknown_region'
    | 'invalid_value'
    | 'no_reason'
    | 'no_year'
}

export type OverrideOutcome =
  | { readonly ok: true; readonly packs: LawPacks }
  | { readonly ok: false; readonly faults: readonly OverrideFault[] }

/** A month's average is kept as the year's, because that is what the pack holds. */
const monthlyAlias = 'average-monthly-wage'
const annualAverage = 'average-annual-wage'

/** The packs with the company's figures in place. Nothing is changed when one of the overrides is at fault. */
export function withOverrides(packs: LawPacks, overrides: readonly ParameterOverride[]): OverrideOutcome {
  const faults: OverrideFault[] = []
  let current = packs
  for (const [at, override] of overrides.entries()) {
    const next = withOne(current, override)
    if (typeof next === 'string') faults.push({ at, code: next })
    else current = next
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, packs: current }
}

function withOne(packs: LawPacks, override: ParameterOverride): LawPacks | OverrideFault['code'] {
  const jurisdiction = override.jurisdiction ?? 'CN'
  const pack = packs.packs.find((one): one is LawPack => one.jurisdiction === jurisdiction && 'rules' in one)
  if (!pack) return 'unknown_jurisdiction'
  const row = rowOf(pack, override)
  if (typeof row === 'string') return row
  const kept = pack.parameters.filter(old => !replaces(row, old))
  const changed: LawPack = { ...pack, parameters: [...kept, row] }
  return { ...packs, packs: packs.packs.map(one => (one === pack ? changed : one)) }
}

function rowOf(pack: LawPack, override: ParameterOverride): ParameterRow | OverrideFault['code'] {
  const monthly = override.id === monthlyAlias
  const id = monthly ? annualAverage : override.id
  const like = pack.parameters.find(row => row.id === id)
  if (!like) return 'unknown_parameter'
  if (override.reason.trim() === '') return 'no_reason'
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(override.value)) return 'invalid_value'
  const region = override.region === undefined ? undefined : findRegion(indexOf(pack), override.region)
  if (like.region !== undefined && !region) return 'unknown_region'
  const value = monthly ? new Decimal(override.value).times(12).toFixed() : override.value
  const common = { id, region: region?.id, value, source: override.reason.trim(), confidence: 'override' as const }
  if (like.year !== undefined) {
    return override.year === undefined ? 'no_year' : { ...common, year: override.year, forCap: 'yes' }
  }
  if (override.year === undefined) return { ...common, from: '1900-01-01' }
  // A figure that changes in the middle of a year, as the British limit does each April, keeps its own days.
  const old = pack.parameters.find(one => replaces({ ...common, from: `${override.year}-01-01` }, one))
  return { ...common, from: old?.from ?? `${override.year}-01-01`, until: old?.until }
}

/** Whether the new row takes the place of an old one: the same figure of the same place and year. */
function replaces(row: ParameterRow, old: ParameterRow): boolean {
  if (row.id !== old.id || row.region !== old.region) return false
  if (row.year !== undefined) return row.year === old.year
  return row.from === '1900-01-01' || old.from === undefined || old.from.slice(0, 4) === row.from?.slice(0, 4)
}
