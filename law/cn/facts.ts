// The facts that may be told about a case in mainland China, and the kind of each. Absent means unknown.
import { either, listOf, oneOf, record } from '../../src/law/compound.ts'
import { amount, count, date, factor, flag, type Kind, quantity, unread, type ValueOf } from '../../src/law/kind.ts'
import { toldGrounds } from './grounds.ts'

/** Months of severance as LCL 47 counts them: by halves. */
const halfMonths: Kind<ValueOf<typeof factor>> = {
  ...factor,
  read: raw => {
    const reading = factor.read(raw)
    return reading.ok && !reading.value.times(2).isInteger() ? unread('invalid_number', 'half-months') : reading
  },
}

const entityChange = record(
  { date, reason: oneOf(['not_employee_reason', 'employee_reason']) },
  { severancePaidByFormer: flag },
)

const taxMonth = record({ wage: amount, socialAndFund: amount, additionalDeductions: amount })

const earning = record({ kind: oneOf(['wage', 'overtime', 'bonus', 'allowance', 'other']), amount })

const deduction = record(
  { kind: oneOf(['social_and_fund', 'income_tax', 'court_order', 'loan', 'property', 'loss', 'other']), amount },
  { agreedInWriting: flag },
)

const routeFacts = {
  ground: oneOf(toldGrounds, 'unknown_ground'),
  action: oneOf(['terminate', 'set_probation']),
  proposedBy: oneOf(['employer', 'employee']),
  noticeGiven30Days: flag,
  noticeDate: date,
  inProbation: flag,
  hiringCriteriaDisclosed: flag,
  evidenceOfUnfitness: flag,
  firstFindingOfIncompetence: flag,
  trainingOrTransferDone: flag,
  secondFindingOfIncompetence: flag,
  otherJobArranged: flag,
  changeNegotiated: flag,
  resignationReasonStated: flag,
  forcedResignReason: oneOf([
    'no_protection_or_conditions',
    'wages_unpaid',
    'social_insurance_unpaid',
    'unlawful_rules',
    'void_contract',
    'violence_or_danger',
  ]),
  cannotDoOldOrOtherJob: flag,
  fixedTermCount: count,
  employeeWantsOpenEnded: flag,
  faultOrIncompetenceOnRecord: flag,
  renewalOffer: oneOf(['same_or_better', 'worse', 'none']),
  unionExists: flag,
  unionNotified: flag,
  headcount: count,
  planned: count,
  layoffReason: oneOf(['reorganisation', 'serious_difficulty', 'change_of_production', 'other_change', 'none']),
  explained30DaysAhead: flag,
  planReported: flag,
  protectedStatus: listOf(
    oneOf([
      'pregnancy',
      'maternity_leave',
      'nursing',
      'medical_period',
      'no_exit_health_check',
      'occupational_disease_suspected',
      'work_injury',
      'union_officer',
      'collective_negotiator',
    ]),
    { atMost: 20 },
  ),
  companyYears: quantity,
  monthsToRetirement: count,
  childBirthDate: date,
  contractEnd: date,
  awardReceivedOn: date,
  sickLeaveFrom: date,
  previousProbationWithSameEmployer: flag,
} as const

const serviceFacts = {
  hireDate: date,
  endDate: date,
  groupHireDate: date,
  entityChanges: listOf(entityChange, { atMost: 50 }),
  serviceFactorGiven: halfMonths,
  pre2008Mode: oneOf(['segmented', 'merged']),
  avgMonthlyWage: amount,
  netMonthlyWage: amount,
  monthlyWages12: listOf(amount, { exactly: 12 }),
  monthlyWages: listOf(amount, { atLeast: 1, atMost: 12 }),
  annualBonusForThese12Months: amount,
  overtimePayInTheseMonths: amount,
  companyAvgMonthlyWage: amount,
  lastMonthWage: amount,
  localAvgMonthlyWage: amount,
  localAvgAnnualWage: amount,
  localMinMonthlyWage: amount,
  severancePaid: amount,
  noticePayPaid: amount,
  taxWithheldByEmployer: amount,
} as const

const leaveFacts = {
  cumulativeWorkYears: quantity,
  continuousWorkMonthsBefore: count,
  annualLeaveEntitlementDays: count,
  leaveTakenDays: quantity,
  payableLeaveDays: count,
  avgMonthlyWageExclOvertime: amount,
  sickLeaveMonthsThisYear: quantity,
  paidPersonalLeaveDays: quantity,
  schoolHolidayDays: quantity,
  leaveLostToLastYear: flag,
  unusedLeaveDaysPriorYear: quantity,
  unusedWelfareLeaveDays: quantity,
  employeeWaivedInWriting: flag,
  leaveScheduledAndPaid: flag,
} as const

const taxFacts = {
  severanceGross: amount,
  socialInsuranceAndFundPaidFromSeverance: amount,
  months: either(raw => Array.isArray(raw), listOf(taxMonth, { atLeast: 1, atMost: 12 }), count),
  annualBonus: amount,
  method: oneOf(['separate', 'combined']),
  taxYear: count,
  firstEmploymentThisYear: flag,
} as const

const benefitFacts = {
  uiContributionMonths: count,
  registered: flag,
  drawMonths: count,
  tierMonthly: amount,
  fromMonth13: amount,
  totalWorkYears: quantity,
  medicalPeriodMonths: count,
  birthDate: date,
  category: oneOf(['male', 'female55', 'female50']),
} as const

const otherMoneyFacts = {
  contractMonths: count,
  openEndedContract: flag,
  taskBasedContract: flag,
  onlyProbationAgreed: flag,
  probationMonths: quantity,
  probationMonthsServed: quantity,
  postProbationMonthlyWage: amount,
  probationMonthlyWage: amount,
  agreedMonths: count,
  nonCompeteMonthly: amount,
  nonCompetePenalty: amount,
  nonCompeteUnpaidMonths: count,
  releasedByEmployerDuringPeriod: flag,
  trainingCostWithReceipts: amount,
  claimedTrainingCost: amount,
  ofWhichWages: amount,
  agreedPenalty: amount,
  servicePeriodMonths: count,
  servedMonths: quantity,
  monthWageDue: amount,
  monthWage: amount,
  provenLoss: amount,
  monthlyWageBase: amount,
  weekdayHours: quantity,
  restDayHours: quantity,
  holidayHours: quantity,
  restDays: quantity,
  multipleAlreadyPaid: quantity,
  normalDays: quantity,
  standbyDays: quantity,
  paid: amount,
  monthlyWage: amount,
  unpaidAmount: amount,
  labourAuthorityDeadlinePassed: flag,
  contractUnsignedExcused: flag,
  contractSigned: either(raw => typeof raw === 'boolean', flag, date),
} as const

const settlementFacts = {
  earnings: listOf(earning, { atLeast: 1, atMost: 100 }),
  deductions: listOf(deduction, { atMost: 100 }),
} as const

export const facts = {
  ...routeFacts,
  ...serviceFacts,
  ...leaveFacts,
  ...taxFacts,
  ...benefitFacts,
  ...otherMoneyFacts,
  ...settlementFacts,
} as const

/** Health, family and union office: used by rules, never named in a line. */
export const sensitive: readonly string[] = [
  'protectedStatus',
  'childBirthDate',
  'sickLeaveFrom',
  'sickLeaveMonthsThisYear',
  'leaveLostToLastYear',
  'cannotDoOldOrOtherJob',
  'medicalPeriodMonths',
]
