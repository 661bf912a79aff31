// Guard words about the settlement: what is drafted, disputed, checked, confirmed.
import type { CaseState } from '../model/case.ts'
import { lastSettlement, openDisputes } from './look.ts'

export const fieldsSettlement: Readonly<Record<string, (state: CaseState) => string | number | boolean>> = {
  'settlement.drafted': state => state.settlementDraft !== undefined,
  'settlement.disputed': state => openDisputes(state).length > 0,
  'settlement.all-checked': state => {
    const settlement = lastSettlement(state)
    return settlement?.lines.every(line => state.checkedLines.includes(line.id)) ?? false
  },
  'settlement.confirmed': state => state.confirmation !== undefined,
  'settlement.checking': state => state.answers['settlement-review.checking'] !== undefined,
  'reoffers.left': state => state.reoffers < 2,
}
