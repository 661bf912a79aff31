// The retirement age after 2025: later by a month for every two or four months of birth (国务院关于渐进式延迟法定退休年龄的办法).
import { shown } from '../../../src/law/rule.ts'
import { before } from '../../../src/law/tenure.ts'
import { rule } from '../rule.ts'

/** Age before the reform, first birth month concerned, months of birth per month of delay, longest delay. */
const tracks = {
  male: { age: 60, firstYear: 1965, step: 4, longest: 36 },
  female55: { age: 55, firstYear: 1970, step: 4, longest: 36 },
  female50: { age: 50, firstYear: 1975, step: 2, longest: 60 },
} as const

const delayMonths = rule({
  gives: 'delayMonths',
  needs: ['birthDate', 'category'],
  basis: ['CN-RET-2024'],
  confidence: 'official',
  compute: ({ birthDate, category }) => {
    const { firstYear, step, longest } = tracks[category]
    const months = (birthDate.year - firstYear) * 12 + birthDate.month - 1
    return shown(
      months < 0 ? 0 : Math.min(longest, Math.floor(months / step) + 1),
      `⌊${months} ÷ ${step}⌋ + 1 ≤ ${longest}`,
    )
  },
})

const retirementDate = rule({
  gives: 'retirementDate',
  needs: ['birthDate', 'category', 'delayMonths'],
  basis: ['CN-RET-2024'],
  confidence: 'official',
  compute: ({ birthDate, category, delayMonths }) => {
    const { age } = tracks[category]
    return shown(birthDate.add({ years: age, months: delayMonths }), `${birthDate} + ${age}{y}${delayMonths}{m}`)
  },
})

// Whole months left until then, but at least one: the last days before it are still "under five years" (LCL 42(5)).
const monthsToRetirement = rule({
  gives: 'monthsToRetirement',
  needs: ['retirementDate', 'endDate'],
  basis: ['CN-RET-2024'],
  confidence: 'official',
  compute: ({ retirementDate, endDate }) => {
    if (!before(endDate, retirementDate)) return 0
    const { years, months } = endDate.until(retirementDate, { largestUnit: 'years' })
    return Math.max(1, years * 12 + months)
  },
})

export const retirementRules = [delayMonths, retirementDate, monthsToRetirement]
