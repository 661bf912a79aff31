// The mainland China pack's code: vocabulary and rules. Figures, articles and words are the YAML beside it.

import type { PackCode } from '../../src/law/pack.ts'
import { before } from '../../src/law/tenure.ts'
import { Temporal } from '../../src/model/dates.ts'
import { facts, sensitive } from './facts.ts'
import { results } from './results.ts'
import { annualLeaveRules } from './rules/annual-leave.ts'
import { baseRules } from './rules/base.ts'
import { before2008Rules } from './rules/before-2008.ts'
import { localFigureRules } from './rules/local-figures.ts'
import { overtimeRules } from './rules/overtime.ts'
import { permissionRules } from './rules/permission.ts'
import { routeRules } from './rules/route.ts'
import { serviceRules } from './rules/service.ts'
import { severanceRules } from './rules/severance.ts'
import { severanceTaxRules } from './rules/severance-tax.ts'
import { unemploymentRules } from './rules/unemployment.ts'

/** A pair of days that must not be reversed. */
const orders = [
  ['hireDate', 'endDate'],
  ['groupHireDate', 'endDate'],
  ['noticeDate', 'endDate'],
] as const

export const china: PackCode = {
  jurisdiction: 'CN',
  currency: 'CNY',
  facts,
  results,
  rules: [
    ...routeRules,
    ...permissionRules,
    ...serviceRules,
    ...localFigureRules,
    ...baseRules,
    ...before2008Rules,
    ...severanceRules,
    ...annualLeaveRules,
    ...severanceTaxRules,
    ...overtimeRules,
    ...unemploymentRules,
  ],
  sensitive,
  decidingDate: 'endDate',
  ground: 'ground',
  goal: 'total',
  contradiction: known => {
    for (const [first, last] of orders) {
      const a = known.get(first)
      const b = known.get(last)
      if (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate && before(b, a)) return last
    }
    return undefined
  },
}
