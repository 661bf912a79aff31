// Which ground it is, once the open question behind it is answered.
import type { GroundCode } from '../grounds.ts'
import { rule } from '../rule.ts'

// An agreement owes severance only when the employer proposed it (LCL 46(2)); an expiry depends on the offer (46(5)).
export const route = rule({
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
    return ground
  },
})

export const routeRules = [route]
