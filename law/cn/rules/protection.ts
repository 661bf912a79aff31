// Who may not be dismissed without fault and whose contract runs on (LCL 42, 45; 女职工劳动保护特别规定 9).
import type { Ask } from '../../../src/law/rule.ts'
import { before } from '../../../src/law/tenure.ts'
import type { Temporal } from '../../../src/model/dates.ts'
import type { Terms } from '../rule.ts'

type ProtectionReason = 'art42_1' | 'art42_2' | 'art42_3' | 'art42_4' | 'art42_5' | 'art42_6'

interface Protection {
  readonly reason: ProtectionReason
  /** The day on which the state ends, where it can be known. */
  readonly until: Temporal.PlainDate | undefined
}

const reasonOf = {
  no_exit_health_check: 'art42_1',
  occupational_disease_suspected: 'art42_1',
  work_injury: 'art42_2',
  medical_period: 'art42_3',
  pregnancy: 'art42_4',
  maternity_leave: 'art42_4',
  nursing: 'art42_4',
  union_officer: 'art42_6',
  collective_negotiator: 'art42_6',
} as const

/** The protected states known to last beyond the planned last day. */
export function protectionOf(ask: Ask<Terms>): readonly Protection[] {
  const lastDay = ask.maybe('endDate') ?? ask.given('contractEnd')
  const states: Protection[] = (ask.given('protectedStatus') ?? []).map(status => ({
    reason: reasonOf[status],
    until: untilWhen(status, ask),
  }))
  if (nearRetirement(ask)) states.push({ reason: 'art42_5', until: ask.maybe('retirementDate') })
  return states.filter(({ until }) => until === undefined || lastDay === undefined || before(lastDay, until))
}

/** The states whose end can be told; maternity leave goes over into nursing. */
function untilWhen(status: keyof typeof reasonOf, ask: Ask<Terms>): Temporal.PlainDate | undefined {
  if (status === 'nursing' || status === 'maternity_leave') return nursingEnds(ask)
  return status === 'medical_period' ? medicalPeriodEnds(ask) : undefined
}

/** Nursing lasts until the child's first birthday; a month without that day ends on its last (CC 202). */
const nursingEnds = (ask: Ask<Terms>) => ask.given('childBirthDate')?.add({ years: 1 })

function medicalPeriodEnds(ask: Ask<Terms>) {
  const from = ask.given('sickLeaveFrom')
  const months = from && ask.maybe('medicalPeriodMonths')
  return from && months !== undefined ? from.add({ months }) : undefined
}

/** Fifteen continuous years here and less than five years to the retirement age (LCL 42(5)). */
function nearRetirement(ask: Ask<Terms>): boolean {
  const years = ask.maybe('companyYears')
  if (!years || years.lessThan(15)) return false
  const months = ask.maybe('monthsToRetirement')
  return months !== undefined && months > 0 && months < 60
}
