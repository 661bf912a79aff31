// Unemployment insurance: whether the exit counts as involuntary and a year was paid in, and what it comes to (SIL 45–47).
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'

// Involuntary end, one year paid in, registered. A pre-check by the ground; unknown contributions are said, not assumed.
const unemploymentEligible = rule({
  gives: 'unemploymentEligible',
  needs: ['route'],
  basis: ['CN-SIL-45', 'CN-SILR-13'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    const { involuntary } = groundOf(route)
    if (involuntary === 'no') return shown(false, '')
    if (involuntary !== 'yes') {
      ask.warn('unemployment_local_practice', ['CN-SILR-13'])
      ask.review()
    }
    if (involuntary === 'local') return ask.none()
    const months = ask.given('uiContributionMonths')
    if (months === undefined) {
      ask.warn('unemployment_contributions_unconfirmed', ['CN-SIL-45'])
      ask.review()
    } else if (months < 12) return shown(false, `${months} < 12`)
    if (ask.given('registered') === false) return shown(false, '')
    return shown(true, months === undefined ? '' : `${months} ≥ 12`)
  },
})

// Beijing pays by years paid in, and its lowest tier from the thirteenth month (京人社发〔2025〕9号).
const tierMonthly = rule({
  gives: 'tierMonthly',
  needs: ['uiContributionMonths'],
  basis: ['CN-SIL-47'],
  confidence: 'secondary',
  compute: ({ uiContributionMonths }, ask) => {
    const rows = ask.table('unemployment.tiers') ?? ask.lacks('tierMonthly')
    const tier = rows.find(row => uiContributionMonths >= Number(row.fromYears) * 12)
    return tier ? new Decimal(tier.monthly ?? 0) : ask.none()
  },
})

const fromMonth13 = rule({
  gives: 'fromMonth13',
  basis: ['CN-SIL-47'],
  confidence: 'secondary',
  compute: (_, ask) => {
    const rows = ask.table('unemployment.tiers') ?? ask.lacks('fromMonth13')
    return new Decimal(rows.at(-1)?.monthly ?? ask.none())
  },
})

/** A share of the place's minimum wage. A share that may have been changed since is told for review. */
const shareOfMinimum = (region: string, percent: number, basis: string, firm: 'firm' | 'may have changed' = 'firm') =>
  (['tierMonthly', 'fromMonth13'] as const).map(gives =>
    rule({
      gives,
      region,
      needs: ['localMinMonthlyWage'],
      basis: ['CN-SIL-47', basis],
      confidence: firm === 'firm' ? 'statute' : 'secondary',
      compute: ({ localMinMonthlyWage }, ask) => {
        if (firm !== 'firm') {
          ask.warn('unemployment_level_unverified', [basis])
          ask.review()
        }
        return localMinMonthlyWage.times(percent).dividedBy(100)
      },
    }),
  )

// Twelve months at the tier, the rest at the rate from the thirteenth month; no more months than the table gives.
const unemploymentTotal = rule({
  gives: 'unemploymentTotal',
  about: ['tierMonthly', 'uiContributionMonths', 'drawMonths'],
  basis: ['CN-SIL-46', 'CN-SIL-47'],
  confidence: 'secondary',
  compute: (_, ask) => {
    if (ask.maybe('unemploymentEligible') === false) return ask.none()
    const longest = ask.maybe('unemploymentMonths')
    // Where no table gives the months, or none of the amount, both are asked for at once.
    const noTable = longest === undefined && ask.given('uiContributionMonths') !== undefined
    const { tierMonthly } = noTable ? ask.all('tierMonthly', 'drawMonths') : ask.all('tierMonthly')
    const wanted = ask.given('drawMonths') ?? longest ?? ask.lacks('drawMonths')
    const months = longest === undefined ? wanted : Math.min(wanted, longest)
    const first = Math.min(12, months)
    const rest = months - first
    const later = rest > 0 ? ask.get('fromMonth13') : new Decimal(0)
    const total = tierMonthly.times(first).plus(later.times(rest))
    return shown(
      total.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
      `${first} × ${tierMonthly.toFixed(2)}${rest > 0 ? ` + ${rest} × ${later.toFixed(2)}` : ''}`,
    )
  },
})

export const unemploymentRules = [
  unemploymentEligible,
  tierMonthly,
  fromMonth13,
  ...shareOfMinimum('Guangdong', 90, 'CN-GD-UI-19'),
  ...shareOfMinimum('Shenzhen', 80, 'CN-SZ-UI', 'may have changed'),
  ...shareOfMinimum('Zhejiang', 90, 'CN-ZJ-UI-22'),
  ...shareOfMinimum('Henan', 80, 'CN-HA-UI-23'),
  ...shareOfMinimum('Zhengzhou', 80, 'CN-ZZ-UI-25'),
  ...shareOfMinimum('Sichuan', 70, 'CN-SC-UI', 'may have changed'),
  unemploymentTotal,
]
