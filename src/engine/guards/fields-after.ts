// Guard words about papers, tasks, payments, the survey and the report.
import type { CaseState } from '../../model/case.ts'
import { figuresOpen, isDue, isSettled } from '../after/dues.ts'
import { openStep } from '../look.ts'

const paper = (state: CaseState, name: string): boolean => state.papers.some(one => one.name === name)

/** Tasks that must be answered before the report. */
const tasks = ['handover', 'assets', 'expenses', 'accounts', 'transfer', 'housing-fund'] as const

/** Steps that must not stand open any more. */
const open = [
  'closing-figures',
  'closing-review',
  'closing-question',
  'payment-trouble',
  'paper-copy',
  'rollback',
] as const

const withdrawalOpen = (state: CaseState): boolean =>
  state.withdrawUntil !== undefined && openStep(state, 'effective-employee')?.clocks['withdrawal-end']?.passed === false

export const fieldsAfter: Readonly<Record<string, (state: CaseState) => string | number | boolean>> = {
  'signed-agreement.rendered': state => paper(state, 'signed-agreement'),
  'certificate.rendered': state => paper(state, 'certificate'),
  /** The company-granted two working days have not passed. */
  'withdrawal.open': withdrawalOpen,
  /** Deductions took all of what was due that day, and no figure is open any more: nobody is asked to pay nought. */
  'pay.nothing-at-separation': state =>
    !figuresOpen(state) &&
    ['closing-review', 'closing-question'].every(step => openStep(state, step) === undefined) &&
    !isDue(state, 'separation'),
  /** Severance is payable at hand-over and nobody has been asked to pay it yet. */
  'pay.handover-wanted': state => isDue(state, 'handover') && !state.steps.some(step => step.step === 'pay-handover'),
  'pay.difference-due': state => !isSettled(state, 'closing'),
  /** Every task answered, every payment proven, the certificate out, nothing in dispute, nothing to be taken back. */
  'offboarding.done': state =>
    tasks.every(task => state.answers[task] !== undefined) &&
    paper(state, 'certificate') &&
    isSettled(state, 'separation') &&
    isSettled(state, 'handover') &&
    isSettled(state, 'closing') &&
    open.every(step => openStep(state, step) === undefined) &&
    !withdrawalOpen(state),
  'survey.sent': state => state.steps.some(step => step.step === 'survey'),
  /** Answered, declined, or 30 days without an answer. */
  'survey.over': state => state.steps.some(step => step.step === 'survey') && openStep(state, 'survey') === undefined,
  'report.confirmed': state => state.answers['report.confirm'] !== undefined,
  'report.checked': state => state.answers['report.check']?.values.passed === 'yes',
}
