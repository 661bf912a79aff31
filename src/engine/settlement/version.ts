// A version of the settlement: exactly what is shown, its fingerprint, and what it changes of the one before.
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { compare, Decimal, type Money, money, sum } from '../../model/money.ts'
import type { PersonId } from '../../model/person.ts'
import type { SettlementContent, SettlementLine, SettlementVersion } from '../../model/settlement.ts'
import { digest } from '../canonical.ts'
import { lastSettlement } from '../look.ts'

export interface Publication {
  readonly content: SettlementContent
  readonly preparedBy: PersonId
  readonly verifiedBy: PersonId
  readonly publishedAt: InstantText
  readonly considerUntil: InstantText
}

/** The next version; one changed character anywhere gives another hash. */
export function nextVersion(state: CaseState, publication: Publication): SettlementVersion {
  const { content, preparedBy, verifiedBy, publishedAt, considerUntil } = publication
  const { lines, lastDay, why, reason, law, unemployment, reserved } = content
  const shown = {
    version: (lastSettlement(state)?.version ?? 0) + 1,
    lines,
    net: sum(lines.map(line => line.amount)),
    lastDay,
    why,
    ...(reason === undefined ? {} : { reason }),
    law,
    unemployment,
    reserved,
    considerUntil,
    publishedAt,
    preparedBy,
    verifiedBy,
  }
  return { ...shown, hash: settlementHash(state, shown) }
}

/** SHA-256 over the canonical JSON of everything shown, with whose case it is and under which flow. */
export const settlementHash = (state: CaseState, shown: Omit<SettlementVersion, 'hash'>): string =>
  digest({
    schema: 'haosan/settlement/1',
    caseId: state.id,
    employee: state.parties.employee ?? null,
    flow: state.flow,
    ...shown,
  })

export interface LineChange {
  readonly id: string
  readonly line: SettlementLine
  readonly before?: Money | undefined
  readonly after?: Money | undefined
}

/** Lines that differ between two versions: amount, formula, or their coming and going. */
export function changesBetween(before: SettlementContent | undefined, after: SettlementContent): readonly LineChange[] {
  if (!before) return []
  const changed = after.lines.flatMap((line): LineChange[] => {
    const old = before.lines.find(one => one.id === line.id)
    if (!old) return [{ id: line.id, line, before: money(0, line.amount.currency), after: line.amount }]
    const same = compare(old.amount, line.amount) === 0 && old.formula === line.formula && old.source === line.source
    return same ? [] : [{ id: line.id, line, before: old.amount, after: line.amount }]
  })
  const gone = before.lines
    .filter(line => !after.lines.some(one => one.id === line.id))
    .map(line => ({ id: line.id, line, before: line.amount, after: money(0, line.amount.currency) }))
  return [...changed, ...gone]
}

/** Months above the statute that a version offers: those named as such, and what the severance itself was raised by. */
export function monthsOffered(content: Pick<SettlementContent, 'lines'> | undefined): string {
  const named = content?.lines.find(line => line.id === 'ex-gratia')?.facts.exGratiaMonths ?? '0.0'
  const raised = monthsRaised(content?.lines.find(line => line.id === 'severance'))
  return raised.isZero() ? named : raised.plus(named).toFixed(2, Decimal.ROUND_UP)
}

/** What somebody typed above the statutory severance, in months of its base; what a dispute brought is no offer. */
function monthsRaised(severance: SettlementLine | undefined): Decimal {
  const { source, floor, amount, facts } = severance ?? {}
  if (source === 'law' || floor === undefined || amount === undefined || !facts?.severanceBase) return new Decimal(0)
  const raised = new Decimal(amount.value).minus(facts.adopted ?? 0).minus(floor.value)
  return raised.dividedBy(facts.severanceBase)
}
