// The facts that may be told about a case in the United Kingdom, and the kind of each. Absent means unknown.
import { oneOf } from '../../src/law/compound.ts'
import { amount, count, date, flag, quantity } from '../../src/law/kind.ts'
import { countUpTo } from '../shared/count-up-to.ts'
import { sharedFacts } from '../shared/facts.ts'
import { groundCodes } from './grounds.ts'

export const facts = {
  ground: oneOf(groundCodes, 'unknown_ground'),
  ...sharedFacts,
  /** The limit on a week's pay; a figure told here stands over the pack's own. */
  weeklyPayCap: amount,
  contractNoticeWeeks: countUpTo(520),
  /** Suitable work was offered in time and refused without good reason. */
  refusedSuitableOffer: flag,
  automaticallyUnfair: flag,
  redundanciesPlanned: count,
  consultationFrom: date,
  workDaysPerWeek: quantity,
  leaveYearStart: date,
  leaveTakenDays: quantity,
} as const
