// What stands against a route, in the order in which it is checked: protection, then the ground's own conditions, then the union.
import type { Ask } from '../../../src/law/rule.ts'
import { before } from '../../../src/law/tenure.ts'
import type { Ground, GroundCode } from '../grounds.ts'
import type { Terms } from '../rule.ts'
import { protectionOf } from './protection.ts'
import { monthsUnserved } from './service-period.ts'

type Condition = keyof Terms & string

/** Conditions of a ground: the fact that must not be false, and the reason when it is. */
const conditions: Partial<Record<GroundCode, readonly (readonly [Condition, string])[]>> = {
  art38_forced_resign: [['resignationReasonStated', 'art38_reason_stated']],
  art39_1_probation_unfit: [
    ['inProbation', 'art39_1_probation_over'],
    ['hiringCriteriaDisclosed', 'art39_1_criteria_not_disclosed'],
    ['evidenceOfUnfitness', 'art39_1_no_evidence'],
  ],
  art40_1_medical: [
    ['cannotDoOldOrOtherJob', 'art40_1_precondition'],
    ['otherJobArranged', 'art40_1_precondition'],
  ],
  art40_2_incompetent: [
    ['firstFindingOfIncompetence', 'art40_2_precondition'],
    ['trainingOrTransferDone', 'art40_2_precondition'],
    ['secondFindingOfIncompetence', 'art40_2_precondition'],
  ],
  art40_3_circumstances: [['changeNegotiated', 'art40_3_precondition']],
  art41_layoff: [
    ['explained30DaysAhead', 'art41_not_explained'],
    ['planReported', 'art41_not_reported'],
  ],
}

/** Who is forced by violence, threats or danger leaves without a word to the employer (LCL 38(2)). */
const conditionsOf = (code: GroundCode, ask: Ask<Terms>): readonly (readonly [Condition, string])[] =>
  ask.given('forcedResignReason') === 'violence_or_danger' ? [] : (conditions[code] ?? [])

/** The reason's code; undefined when nothing that is known stands against the ground (LCL 38–43, 45). */
export function barrierOf(code: GroundCode, ground: Ground, ask: Ask<Terms>): string | undefined {
  const barrier =
    statusBarrier(ground, ask) ??
    probationGroundBarrier(code, ask) ??
    ownBarrier(code, ask) ??
    conditionsOf(code, ask).find(([fact]) => ask.given(fact) === false)?.[1]
  if (barrier !== undefined) return barrier
  return unionBarrier(ground, ask)
}

/** LCL 42 bars 40 and 41 and extends an expiring contract (45); it bars neither 39 nor an agreement, but asks for care. */
function statusBarrier(ground: Ground, ask: Ask<Terms>): string | undefined {
  if (ground.route === 'no-fault' || ground.route === 'layoff') return protectionOf(ask)[0]?.reason
  if (ground.route === 'expiry') return expiryBarrier(ask)
  const status = ask.given('protectedStatus') ?? []
  if (status.length === 0) return undefined
  if (ground.route === 'for-cause') ask.warn('high_evidence_standard', ['CN-LCL-39', 'CN-LCL-42', 'CN-SPC1-44'])
  if (ground.route === 'agreement') {
    ask.warn('voluntariness_must_be_recorded', ['CN-LCL-36', 'CN-SPC1-35'])
    if (status.includes('no_exit_health_check')) ask.warn('exit_health_check_first', ['CN-LCL-42'])
  }
  return undefined
}

/** At expiry: protection first, then a service period, then the right to an open-ended contract (LCL 45, IR 17, LCL 14). */
function expiryBarrier(ask: Ask<Terms>): string | undefined {
  warnOfWorkAfterExpiry(ask)
  // After a work injury its own rules say whether the contract may end (LCL 45).
  if (ask.given('protectedStatus')?.includes('work_injury')) ask.warn('injury_rules_decide', ['CN-LCL-45'])
  if (protectionOf(ask).length > 0) return 'art45_extend'
  if (!monthsUnserved(ask).isZero()) return 'ir17_service_period'
  if (!openEndedDue(ask)) return undefined
  if (ask.moment.regions.includes('Shanghai')) ask.warn('open_ended_local_practice', ['CN-LCL-14'])
  const wants = ask.given('employeeWantsOpenEnded')
  // Who declines a new fixed term has answered, unless what was wanted is the open-ended contract that is due.
  const declined = ask.maybe('route') === 'art44_1_expiry_employee_refuses_same_terms'
  if (wants === undefined && !declined) ask.warn('open_ended_wish_unknown', ['CN-LCL-14'])
  return wants === true ? 'art14_open_ended' : undefined
}

/** Ten years here, or two fixed terms and neither fault nor incompetence on record (LCL 14(2)). */
function openEndedDue(ask: Ask<Terms>): boolean {
  if (ask.maybe('companyYears')?.greaterThanOrEqualTo(10)) return true
  return (ask.given('fixedTermCount') ?? 0) >= 2 && ask.given('faultOrIncompetenceOnRecord') !== true
}

/** Over a month of work after the term, and nobody objected: the employee may ask for the old terms again (SPC2 11). */
function warnOfWorkAfterExpiry(ask: Ask<Terms>): void {
  const term = ask.given('contractEnd')
  const last = ask.given('endDate')
  if (term && last && before(term.add({ months: 1 }), last)) ask.warn('worked_on_after_expiry', ['CN-SPC2-11'])
}

/** In probation only 39 and 40(1)(2) are open (LCL 21). */
const probationGroundBarrier = (code: GroundCode, ask: Ask<Terms>): string | undefined =>
  (code === 'art40_3_circumstances' || code === 'art41_layoff') && ask.given('inProbation') === true
    ? 'art21_probation_grounds'
    : undefined

function ownBarrier(code: GroundCode, ask: Ask<Terms>): string | undefined {
  if (code === 'art41_layoff') return layoffBarrier(ask)
  if (code === 'art37_resign' || code === 'art37_resign_probation') {
    return ask.given('proposedBy') === 'employer' ? 'art37_not_voluntary' : undefined
  }
  if (code === 'art44_2_pension') {
    const months = ask.given('monthsToRetirement')
    if (months !== undefined) return months > 0 ? 'art44_2_not_yet_retirement_age' : undefined
    const due = ask.maybe('retirementDate')
    const last = ask.maybe('endDate')
    return due && last && before(last, due) ? 'art44_2_not_yet_retirement_age' : undefined
  }
  return undefined
}

/** The size and one of the four reasons; after a change of production the contracts are to be changed first (LCL 41). */
function layoffBarrier(ask: Ask<Terms>): string | undefined {
  ask.warn('layoff_keep_first', ['CN-LCL-41'])
  if (ask.maybe('art41SizeMet') === false) return 'art41_size_not_met'
  const reason = ask.given('layoffReason')
  if (reason === 'none') return 'art41_no_reason'
  const contractsFirst = reason === 'change_of_production' && ask.given('changeNegotiated') === false
  return contractsFirst ? 'art41_contracts_not_changed' : undefined
}

/** A dismissal past an existing union is unlawful unless cured before suit (LCL 43, SPC1 47). */
function unionBarrier(ground: Ground, ask: Ask<Terms>): string | undefined {
  const dismissal = ground.route === 'for-cause' || ground.route === 'no-fault' || ground.route === 'layoff'
  if (!dismissal) return undefined
  const exists = ask.given('unionExists')
  if (exists === false) ask.warn('no_union_local_practice', ['CN-LCL-43'])
  if (ask.given('unionNotified') !== false) return undefined
  if (exists === undefined) ask.warn('union_existence_unknown', ['CN-LCL-43'])
  return exists === true ? 'art43_union_not_notified' : undefined
}

const dismissalFacts = ['protectedStatus', 'unionNotified'] as const

/** The conditions of a route that nobody has confirmed yet. */
export function unconfirmedOf(code: GroundCode, ask: Ask<Terms>): readonly string[] {
  const layoff = code === 'art41_layoff'
  const own: readonly Condition[] = [
    ...conditionsOf(code, ask).map(([fact]) => fact),
    ...(layoff ? (['layoffReason'] as const) : []),
  ]
  const dismissal = code.startsWith('art39') || code.startsWith('art40') || layoff
  const general = dismissal ? dismissalFacts : code.startsWith('art44_1') ? (['protectedStatus'] as const) : []
  return [...own, ...general].filter(fact => ask.given(fact) === undefined)
}
