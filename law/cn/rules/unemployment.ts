// Unemployment insurance: whether the exit counts as involuntary and a year was paid in (SIL 45).
import { shown } from '../../../src/law/rule.ts'
import { groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'

// Involuntary end, one year paid in, registered. A pre-check by the ground; unknown contributions are said, not assumed.
export const unemploymentEligible = rule({
  gives: 'unemploymentEligible',
  needs: ['route'],
  basis: ['CN-SIL-45', 'CN-SILR-13'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    const { involuntary } = groundOf(route)
    if (involuntary === 'no') return shown(false, '')
    if (involuntary === 'local') {
      ask.warn('unemployment_local_practice', ['CN-SILR-13'])
      ask.review()
    }
    const months = ask.given('uiContributionMonths')
    if (months === undefined) {
      ask.warn('unemployment_contributions_unconfirmed', ['CN-SIL-45'])
      ask.review()
    } else if (months < 12) return shown(false, `${months} < 12`)
    if (ask.given('registered') === false) return shown(false, '')
    return shown(true, months === undefined ? '' : `${months} ≥ 12`)
  },
})

export const unemploymentRules = [unemploymentEligible]
