// What the law in force now would change of the version that is out (product P30).
import type { CaseState } from '../../model/case.ts'
import { type Money, negate, sum } from '../../model/money.ts'
import type { World } from '../../model/world.ts'
import { lastSettlement } from '../look.ts'
import { compose } from './compose.ts'
import { changesBetween, type LineChange } from './version.ts'

export interface LawChange {
  readonly version: number
  readonly before: Money
  readonly after: Money
  readonly difference: Money
  readonly lines: readonly LineChange[]
}

/** Undefined when nothing is out any more, or when the new law changes no amount that may change. */
export function lawChange(state: CaseState, world: World): LawChange | undefined {
  const last = lastSettlement(state)
  if (last === undefined || state.effectiveAt !== undefined || state.ended) return undefined
  const kept = compose(state, world, 'kept')
  const fresh = compose(state, world, 'new')
  const lines = changesBetween({ ...last, lines: kept.lines }, { ...last, lines: fresh.lines }).filter(
    change => change.before?.value !== change.after?.value,
  )
  if (lines.length === 0 || fresh.stopped.length > 0) return undefined
  const difference = sum([...fresh.lines.map(line => line.amount), ...kept.lines.map(line => negate(line.amount))])
  return { version: last.version, before: last.net, after: sum([last.net, difference]), difference, lines }
}
