// The facts that may be told about a case in Hong Kong, and the kind of each. Absent means unknown.
import { oneOf } from '../../src/law/compound.ts'
import { amount, flag, quantity } from '../../src/law/kind.ts'
import { countUpTo } from '../shared/count-up-to.ts'
import { sharedFacts } from '../shared/facts.ts'
import { groundCodes } from './grounds.ts'

export const facts = {
  ground: oneOf(groundCodes, 'unknown_ground'),
  ...sharedFacts,
  payBasis: oneOf(['monthly', 'daily', 'hourly', 'piece']),
  hourlyWage: amount,
  hoursPerDay: quantity,
  /** Any 18 days' wages that the employee picks from the last 30 normal working days. */
  last18DaysWages: amount,
  /** The same two figures as they stood just before 1 May 2025. */
  preTransitionMonthlyWage: amount,
  preTransitionLast18DaysWages: amount,
  inProbation: flag,
  contractNoticeDays: countUpTo(3660),
  contractNoticeMonths: countUpTo(120),
  proposedBy: oneOf(['employer', 'employee']),
  permanentlyUnfitCertified: flag,
  refusedRenewalOffer: flag,
  /** Ceilings of the Ordinance; a figure told here stands over the pack's own. */
  monthlyWageCap: amount,
  severanceCap: amount,
  /** Benefits from the employer's mandatory MPF contributions for the service before 1 May 2025. */
  mpfMandatoryBenefits: amount,
  /** Benefits from voluntary contributions, ORSO benefits, and gratuities for length of service. */
  serviceBasedBenefits: amount,
} as const

/** Health: used by a rule, never named in a line. */
export const sensitive: readonly string[] = ['permanentlyUnfitCertified']
