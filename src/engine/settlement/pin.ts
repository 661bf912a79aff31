// A running case keeps the law its last version was made under until HR chooses the new one; what was confirmed never falls (product P30).
import type { CaseState } from '../../model/case.ts'
import { compare } from '../../model/money.ts'
import type { SettlementLine, SettlementVersion } from '../../model/settlement.ts'
import { lastSettlement, textOf } from '../look.ts'
import type { LineResult } from './line.ts'

/** Lines whose amount comes from the law, or from a base that does. */
const ofTheLaw: readonly string[] = ['leave', 'severance', 'ex-gratia', 'severance-tax']

/** Facts of a line that are what was put in, not what the law made of it. */
const inputs = ['exGratiaMonths', 'severanceGross']

/**
 * Under which law lines are made: that of the last version, the one in force now, or that of the last version wherever
 * it gives no less than what the one in force owes.
 */
export type UnderLaw = 'kept' | 'kept-if-enough' | 'new'

/** What the next version is made under. HR may keep what was sent; a further version is never below the law in force. */
export const lawChosen = (state: CaseState): UnderLaw => {
  const chosen = state.answers['law-change']
  const last = lastSettlement(state)
  const since = last !== undefined && chosen !== undefined && Date.parse(chosen.at) >= Date.parse(last.publishedAt)
  return since && textOf(chosen.values, 'answer') === 'recalculate' ? 'new' : 'kept-if-enough'
}

/** The line as the last version had it where only the law has changed; adopted disputes are added to it afterwards. */
export function pinned(result: LineResult, state: CaseState, lastDay: string, under: UnderLaw): LineResult {
  if (result.kind !== 'line' || !ofTheLaw.includes(result.line.id)) return result
  const { line } = result
  const before = madeUnder(state, line, lastDay)
  if (before === undefined || compare(before.amount, line.amount) === 0) return result
  const confirmed = state.confirmation !== undefined
  const falls = compare(line.amount, before.amount) < 0
  const enough = confirmed || line.floor === undefined || compare(before.amount, line.floor) >= 0
  const keeps = under === 'kept' || (under === 'kept-if-enough' && enough) || (confirmed && falls)
  return keeps ? { kind: 'line', line: before } : result
}

/** The same line of an earlier version, when nothing but the law can have changed it since. */
function madeUnder(state: CaseState, line: SettlementLine, lastDay: string): SettlementLine | undefined {
  const version = state.settlements.findLast(one => plainLine(one, line.id) !== undefined)
  const before = version && plainLine(version, line.id)
  if (version === undefined || before === undefined) return undefined
  const same =
    // An amount that somebody typed is theirs, whatever the law says.
    (line.id === 'ex-gratia' || line.source === 'law') &&
    before.source === line.source &&
    version.lastDay === lastDay &&
    inputs.every(name => before.facts[name] === line.facts[name])
  return same && !recordedSince(state, version) ? before : undefined
}

const plainLine = (version: SettlementVersion, id: string): SettlementLine | undefined =>
  version.lines.find(line => line.id === id && line.facts.adopted === undefined)

const recordedSince = (state: CaseState, { publishedAt }: SettlementVersion): boolean =>
  Object.values(state.facts).some(({ at }) => Date.parse(at) > Date.parse(publishedAt))
