// The medical period: how long an employee who is ill may not be dismissed (劳部发〔1994〕479号 3, 4).
import { shown } from '../../../src/law/rule.ts'
import { serviceBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'

// Complete years in this company, unless told.
const companyYears = rule({
  gives: 'companyYears',
  needs: ['serviceStart', 'endDate'],
  basis: ['CN-LCL-7'],
  confidence: 'statute',
  compute: ({ serviceStart, endDate }) => new Decimal(serviceBetween(serviceStart, endDate).years),
})

interface Span {
  readonly months: number
  readonly within: number
}

/** The longer period at exactly 5, 10, 15 and 20 years, where the text claims both sides. */
function spanOf(total: Decimal, here: Decimal): Span {
  if (total.lessThan(10)) return here.lessThan(5) ? { months: 3, within: 6 } : { months: 6, within: 12 }
  if (here.lessThan(5)) return { months: 6, within: 12 }
  if (here.lessThan(10)) return { months: 9, within: 15 }
  if (here.lessThan(15)) return { months: 12, within: 18 }
  if (here.lessThan(20)) return { months: 18, within: 24 }
  return { months: 24, within: 30 }
}

const medicalPeriodMonths = rule({
  gives: 'medicalPeriodMonths',
  needs: ['totalWorkYears', 'companyYears'],
  basis: ['CN-LBF-1994-479'],
  confidence: 'official',
  compute: ({ totalWorkYears, companyYears }, ask) => {
    // Cancer, mental illness and paralysis may have longer (劳部发〔1995〕236号).
    ask.warn('medical_period_may_be_longer', ['CN-LBF-1995-236'])
    return shown(
      spanOf(totalWorkYears, companyYears).months,
      `${totalWorkYears.toFixed()}{y} / ${companyYears.toFixed()}{y}`,
    )
  },
})

// Shanghai: three months in the first year here, one more for each full year, at most 24 (沪府发〔2015〕40号, in the words of
// 2002). Whether the first full year already adds one is read both ways: the longer period protects the employee.
const medicalPeriodShanghai = rule({
  gives: 'medicalPeriodMonths',
  region: 'Shanghai',
  needs: ['companyYears'],
  basis: ['CN-SH-MED-2015-40'],
  confidence: 'secondary',
  compute: ({ companyYears }, ask) => {
    // Told when the case is about illness, not in every Shanghai case.
    if (!ask.given('totalWorkYears') && !ask.given('sickLeaveFrom')) ask.lacks('totalWorkYears')
    ask.warn('medical_period_shanghai', ['CN-SH-MED-2015-40'])
    ask.review()
    return shown(Math.min(24, 3 + companyYears.floor().toNumber()), `min(24, 3 + ${companyYears.floor().toFixed()})`)
  },
})

const countingWindowMonths = rule({
  gives: 'countingWindowMonths',
  needs: ['totalWorkYears', 'companyYears'],
  basis: ['CN-LBF-1994-479'],
  confidence: 'official',
  compute: ({ totalWorkYears, companyYears }, ask) =>
    ask.moment.regions.includes('Shanghai') ? ask.none() : shown(spanOf(totalWorkYears, companyYears).within, ''),
})

export const medicalRules = [companyYears, medicalPeriodMonths, medicalPeriodShanghai, countingWindowMonths]
