// Until when the employee may consider, as the cards say it: no day while the period stands still.
import { lastSettlement, openDisputes, periodEnd } from '../../engine/look.ts'
import type { CardAbout } from '../card.ts'

export function considerUntil({ t, state, format }: CardAbout): string | undefined {
  const settlement = lastSettlement(state)
  if (!settlement) return undefined
  return openDisputes(state).length > 0 ? t('settlement.consider-stopped') : format.moment(periodEnd(state, settlement))
}
