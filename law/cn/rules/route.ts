// Which ground it is, once the open question behind it is answered.
import { type GroundCode, groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'

// An agreement owes severance only when the employer proposed it (LCL 46(2)); an expiry depends on the offer (46(5)).
const route = rule({
  gives: 'route',
  needs: ['ground'],
  basis: ['CN-LCL-46'],
  confidence: 'statute',
  compute: ({ ground }, ask): GroundCode => {
    if (ground === 'art36_unspecified') {
      return ask.get('proposedBy') === 'employer' ? 'art36_employer_proposed' : 'art36_employee_proposed'
    }
    if (ground === 'art44_1_expiry') {
      const offer = ask.get('renewalOffer')
      if (offer === 'none') return 'art44_1_expiry_employer_no_renew'
      return offer === 'worse' ? 'art44_1_expiry_employer_worse_terms' : 'art44_1_expiry_employee_refuses_same_terms'
    }
    // An offer on worse terms is no offer of the same terms, whatever the ground is called (LCL 46(5)).
    if (ground === 'art44_1_expiry_employee_refuses_same_terms' && ask.given('renewalOffer') === 'worse') {
      ask.warn('offer_was_worse', ['CN-LCL-46'])
      return 'art44_1_expiry_employer_worse_terms'
    }
    return ground
  },
})

// An expiring contract ends on its last day, unless another is told.
const endDate = rule({
  gives: 'endDate',
  basis: ['CN-LCL-44'],
  confidence: 'statute',
  compute: (_, ask) => {
    const end = ask.given('contractEnd')
    const route = end && ask.maybe('route')
    return end && route && groundOf(route).route === 'expiry' ? end : ask.lacks('endDate')
  },
})

export const routeRules = [route, endDate]
