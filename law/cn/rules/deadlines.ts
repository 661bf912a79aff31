// What has to be done by when after the last day, in calendar days, and how long records are kept (LCL 50; SIL 50; LMAL 27).
import { shown } from '../../../src/law/rule.ts'
import { daysAfter, laterDayText } from '../../../src/law/tenure.ts'
import { rule } from '../rule.ts'

type DeadlineName =
  | 'wagesDueOn'
  | 'certificateDueOn'
  | 'transferDueBy'
  | 'unemploymentListDueBy'
  | 'housingFundDueBy'
  | 'arbitrationUntil'
  | 'contractTextKeptUntil'
  | 'wageRecordsKeptUntil'

// The day of the end is not counted (CC 201). A deadline that falls on a holiday is told as it is: the earlier day is safe.
const deadline = (
  gives: DeadlineName,
  basis: readonly string[],
  span: { readonly days: number } | { readonly years: number },
) =>
  rule({
    gives,
    needs: ['endDate', 'route'],
    basis: [...basis, 'CN-CC-201'],
    confidence: 'statute',
    compute: ({ endDate }) => laterDayText(endDate, span),
  })

const reasonStated = (region: string, article: string) =>
  rule({
    gives: 'certificateStatesReason',
    region,
    needs: ['route'],
    basis: ['CN-LCL-50', article],
    confidence: 'statute',
    compute: () => true,
  })

// Regulations older than SIL 50 still say seven (working) days in some places: the fifteen are the law, the seven are told.
const sooner = (region: string, article: string) =>
  rule({
    gives: 'unemploymentListDueBy',
    region,
    needs: ['endDate', 'route'],
    basis: ['CN-SIL-50', 'CN-CC-201'],
    confidence: 'statute',
    compute: ({ endDate }, ask) => {
      ask.warn('unemployment_list_sooner_here', [article], { day: laterDayText(endDate, { days: 7 }) })
      return laterDayText(endDate, { days: 15 })
    },
  })

export const deadlineRules = [
  deadline('wagesDueOn', ['CN-WPR-9'], { days: 0 }),
  deadline('certificateDueOn', ['CN-LCL-50', 'CN-IR-24'], { days: 0 }),
  deadline('transferDueBy', ['CN-LCL-50'], { days: 15 }),
  deadline('unemploymentListDueBy', ['CN-SIL-50'], { days: 15 }),
  sooner('Chongqing', 'CN-CQ-UI-21'),
  sooner('Zhengzhou', 'CN-ZZ-UI-19'),
  deadline('housingFundDueBy', ['CN-HFR-15'], { days: 30 }),
  deadline('arbitrationUntil', ['CN-LMAL-27'], { years: 1 }),
  deadline('contractTextKeptUntil', ['CN-LCL-50'], { years: 2 }),
  deadline('wageRecordsKeptUntil', ['CN-WPR-6'], { years: 2 }),
  // Fifteen days from the receipt of an award to go to court (LMAL 48, 50).
  rule({
    gives: 'lawsuitUntil',
    needs: ['awardReceivedOn'],
    basis: ['CN-LMAL-48', 'CN-LMAL-50', 'CN-CC-201'],
    confidence: 'statute',
    compute: ({ awardReceivedOn }) => shown(daysAfter(awardReceivedOn, 15), `${awardReceivedOn} + 15{d}`),
  }),
  // People cut in a layoff are told and preferred when the employer hires again within six months (LCL 41).
  rule({
    gives: 'rehirePreferenceUntil',
    needs: ['endDate', 'route'],
    basis: ['CN-LCL-41'],
    confidence: 'statute',
    compute: ({ endDate, route }, ask) => {
      return route === 'art41_layoff' ? endDate.add({ months: 6 }).toString() : ask.none()
    },
  }),
  // The certificate states term, last day, post and years, and neither reason nor judgement (IR 24).
  rule({
    gives: 'certificateStatesReason',
    needs: ['route'],
    basis: ['CN-LCL-50', 'CN-IR-24'],
    confidence: 'statute',
    compute: () => false,
  }),
  // Guangdong and Shenzhen want the true reason on it for the unemployment fund.
  reasonStated('Guangdong', 'CN-GD-UI-35'),
  reasonStated('Shenzhen', 'CN-SZ-UI-10'),
  // Severance is paid when the handover is done, not before and not on a date of its own (LCL 50).
  rule({
    gives: 'severancePaidAt',
    needs: ['severance'],
    basis: ['CN-LCL-50'],
    confidence: 'statute',
    compute: ({ severance }, ask) => (severance.isZero() ? ask.none() : 'handover'),
  }),
]
