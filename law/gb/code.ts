// The United Kingdom pack's code: vocabulary and rules. Figures, articles and words are the YAML beside it.
import type { PackCode } from '../../src/law/pack.ts'
import { dateOutOfOrder } from '../shared/dates-in-order.ts'
import { facts } from './facts.ts'
import { results } from './results.ts'
import { noticeRules } from './rules/notice.ts'
import { redundancyRules } from './rules/redundancy.ts'
import { serviceRules } from './rules/service.ts'
import { statementRules } from './rules/statement.ts'
import { unfairDismissalRules } from './rules/unfair-dismissal.ts'
import { weekRules } from './rules/week.ts'

export const unitedKingdom: PackCode = {
  jurisdiction: 'GB',
  currency: 'GBP',
  facts,
  results,
  rules: [
    ...serviceRules,
    ...noticeRules,
    ...weekRules,
    ...redundancyRules,
    ...unfairDismissalRules,
    ...statementRules,
  ],
  sensitive: [],
  decidingDates: ['endDate'],
  ground: 'ground',
  goal: 'severance',
  contradiction: dateOutOfOrder,
}
