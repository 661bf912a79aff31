// Which payment, if any: severance after 24 months of service, long service payment after five years, never both (EO 31B–31RA).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { type GroundCode, groundOf } from '../grounds.ts'
import { rule, type Terms } from '../rule.ts'

type Payment = Terms['statutoryPayment']

/** Five years of service on the last day are enough, the last day counted (EO 31R). */
function longService(ask: Ask<Terms>): Payment {
  if (ask.get('serviceMonths') >= 60) return 'long_service_payment'
  ask.warn('service_under_five_years', ['HK-EO-31R'])
  return 'no_payment'
}

/** Who resigns is paid only at 65 or when certified permanently unfit for the present job (EO 31R). */
function onResignation(ask: Ask<Terms>): Payment {
  const age = ask.maybe('age')
  const unfit = ask.given('permanentlyUnfitCertified')
  if (unfit === true || (age !== undefined && age >= 65)) return longService(ask)
  if (age === undefined || unfit === undefined) {
    ask.warn('age_or_health_may_change_this', ['HK-EO-31R'])
    ask.review()
  }
  ask.warn('resignation_before_65', ['HK-EO-31R'])
  return 'no_payment'
}

/** Severance payment from 24 months on, unless a renewal offered in time was refused without reason (EO 31B, 31C). */
function onRedundancy(ask: Ask<Terms>): Payment {
  if (ask.given('refusedRenewalOffer')) {
    ask.warn('renewal_offer_refused', ['HK-EO-31C'])
    return 'no_payment'
  }
  if (ask.get('serviceMonths') >= 24) return 'severance_payment'
  ask.warn('service_under_24_months', ['HK-EO-31B'])
  return 'no_payment'
}

/** Retirement that the employer asks for is a dismissal; one that the employee chooses is a resignation (EO 31R). */
function onRetirement(ask: Ask<Terms>): Payment {
  const by = ask.given('proposedBy')
  if (by === undefined) ask.warn('retired_by_the_employer', ['HK-EO-31R'])
  return by === 'employee' ? onResignation(ask) : longService(ask)
}

function onOtherEnd(ground: GroundCode, ask: Ask<Terms>): Payment {
  if (ground === 'fixed_term_expiry' && ask.given('refusedRenewalOffer')) {
    ask.warn('renewal_offer_refused', ['HK-EO-31S'])
    return 'no_payment'
  }
  if (ground === 'misconduct') ask.warn('misconduct_with_notice', ['HK-EO-9', 'HK-EO-31R'])
  if (ground === 'unfair_dismissal') ask.warn('tribunal_may_award_more', ['HK-EO-32P'])
  return longService(ask)
}

function paymentOn(ground: GroundCode, ask: Ask<Terms>): Payment {
  switch (groundOf(ground).payment) {
    case 'agreed':
      ask.warn('sum_is_agreed', ['HK-EO-70'])
      return 'as_agreed'
    case 'nothing':
      ask.warn('summary_dismissal', ['HK-EO-9', 'HK-EO-31S'])
      return 'no_payment'
    case 'severance':
      return onRedundancy(ask)
    case 'by-age-or-health':
      return onResignation(ask)
    case 'by-who-retires':
      return onRetirement(ask)
    case 'long-service':
      return onOtherEnd(ground, ask)
  }
}

const statutoryPayment = rule({
  gives: 'statutoryPayment',
  needs: ['ground'],
  basis: ['HK-EO-31B', 'HK-EO-31R'],
  confidence: 'statute',
  compute: ({ ground }, ask) => shown(paymentOn(ground, ask), ''),
})

const age = rule({
  gives: 'age',
  needs: ['birthDate', 'endDate'],
  basis: ['HK-EO-31R'],
  confidence: 'statute',
  compute: ({ birthDate, endDate }) => birthDate.until(endDate, { largestUnit: 'years' }).years,
})

export const entitlementRules = [statutoryPayment, age]
