// The mainland China pack's code: vocabulary and rules. Figures, articles and words are the YAML beside it.
import type { ValueOf } from '../../src/law/kind.ts'
import type { PackCode } from '../../src/law/pack.ts'
import { before } from '../../src/law/tenure.ts'
import { Temporal } from '../../src/model/dates.ts'
import { facts, sensitive } from './facts.ts'
import { basisOfGround } from './grounds.ts'
import { results } from './results.ts'
import { annualLeaveRules } from './rules/annual-leave.ts'
import { baseRules } from './rules/base.ts'
import { before2008Rules } from './rules/before-2008.ts'
import { deadlineRules } from './rules/deadlines.ts'
import { deductionRules } from './rules/deductions.ts'
import { localFigureRules } from './rules/local-figures.ts'
import { medicalRules } from './rules/medical.ts'
import { nonCompeteRules } from './rules/non-compete.ts'
import { noticeRules } from './rules/notice.ts'
import { overtimeRules } from './rules/overtime.ts'
import { overtimeInBaseRules } from './rules/overtime-in-base.ts'
import { permissionRules } from './rules/permission.ts'
import { probationRules } from './rules/probation.ts'
import { retirementRules } from './rules/retirement.ts'
import { routeRules } from './rules/route.ts'
import { firstDayOfTheLaw, serviceRules } from './rules/service.ts'
import { servicePeriodRules } from './rules/service-period.ts'
import { settlementRules } from './rules/settlement.ts'
import { severanceRules } from './rules/severance.ts'
import { severanceTaxRules } from './rules/severance-tax.ts'
import { unemploymentRules } from './rules/unemployment.ts'
import { unemploymentMonthRules } from './rules/unemployment-months.ts'
import { wageTaxRules } from './rules/wage-tax.ts'
import { wageRules } from './rules/wages.ts'

/** A pair of days that must not be reversed. */
const orders = [
  ['hireDate', 'endDate'],
  ['groupHireDate', 'endDate'],
  ['noticeDate', 'endDate'],
  ['hireDate', 'contractEnd'],
  ['birthDate', 'hireDate'],
] as const

/** A change of employer cannot come after the last day: service would begin when it is over. */
function changeAfterEnd(known: ReadonlyMap<string, unknown>): string | undefined {
  const end = known.get('endDate')
  const changes = known.get('entityChanges') as ValueOf<typeof facts.entityChanges> | undefined
  if (!(end instanceof Temporal.PlainDate) || !changes) return undefined
  return changes.some(change => before(end, change.date)) ? 'endDate' : undefined
}

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
    ...overtimeInBaseRules,
    ...before2008Rules,
    ...severanceRules,
    ...noticeRules,
    ...annualLeaveRules,
    ...severanceTaxRules,
    ...overtimeRules,
    ...unemploymentRules,
    ...deadlineRules,
    ...deductionRules,
    ...medicalRules,
    ...nonCompeteRules,
    ...probationRules,
    ...retirementRules,
    ...servicePeriodRules,
    ...settlementRules,
    ...unemploymentMonthRules,
    ...wageTaxRules,
    ...wageRules,
  ],
  sensitive,
  decidingDates: ['endDate', 'contractEnd'],
  since: firstDayOfTheLaw.toString(),
  ground: 'ground',
  groundBasis: basisOfGround,
  goal: 'total',
  contradiction: known => {
    for (const [first, last] of orders) {
      const a = known.get(first)
      const b = known.get(last)
      if (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate && before(b, a)) return last
    }
    return changeAfterEnd(known)
  },
}
