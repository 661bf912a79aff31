// What HR, payroll and finance say in the storyboard: the answers of the demo, of the tour, and of tests that play it.
import type { FormValues } from '../model/card.ts'

/** Nobody is known to be protected, and nobody asked; two months of authority, five days to consider. */
export const releaseAnswers = {
  maternity: 'unknown',
  medical: 'no',
  injury: 'no',
  hazard: 'no',
  senior: 'no',
  union: 'no',
  complaint: 'no',
  authorityMonths: '2',
  considerationDays: '5',
} as const satisfies FormValues

export const payrollFigures = {
  overtime: '1200',
  overtimeSource: '考勤系统',
  bonus: '3000',
  bonusSource: '奖金系统',
  social: '3480',
  wageTax: '420',
  payrollSource: '薪酬系统',
  loan: '2000',
  loanSource: '财务系统',
  loanAgreement: 'yes',
} as const satisfies FormValues
