// The Hong Kong pack's code: vocabulary and rules. Figures, articles and words are the YAML beside it.
import type { PackCode } from '../../src/law/pack.ts'
import { dateOutOfOrder } from '../shared/dates-in-order.ts'
import { facts, sensitive } from './facts.ts'
import { results } from './results.ts'
import { entitlementRules } from './rules/entitlement.ts'
import { noticeRules } from './rules/notice.ts'
import { serviceRules } from './rules/service.ts'
import { severanceRules } from './rules/severance.ts'
import { statementRules } from './rules/statement.ts'
import { wageRules } from './rules/wage.ts'

export const hongKong: PackCode = {
  jurisdiction: 'HK',
  currency: 'HKD',
  facts,
  results,
  rules: [...serviceRules, ...noticeRules, ...entitlementRules, ...wageRules, ...severanceRules, ...statementRules],
  sensitive,
  decidingDates: ['endDate'],
  ground: 'ground',
  goal: 'severance',
  contradiction: dateOutOfOrder,
}
