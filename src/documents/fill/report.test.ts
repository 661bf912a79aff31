// The report's money: what was paid in the end, also when the last day's figures are not those of the settlement.
import { beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../../../test/documents/desk.ts'
import { lastDayCase } from '../../../test/settlement-play.ts'
import { type Play, press } from '../../../test/world.ts'
import { dayOf } from '../../model/dates.ts'
import type { Locale } from '../../model/person.ts'
import { loadTexts } from '../../packs/texts.ts'
import { readBooks } from '../books.ts'
import { type Books, paperWords } from '../words.ts'
import { type ReportData, report } from './report.ts'

const texts = loadTexts()
let books: Readonly<Record<Locale, Books>>
beforeAll(async () => {
  books = await readBooks(folder)
})

function reportOf({ state, world }: Play, locale: Locale = 'zh-CN'): ReportData {
  const words = paperWords(locale, books[locale], {
    cite: (article, spoken) => texts.t(spoken, `basis.${article}`),
    term: (fact, spoken) => texts.t(spoken, `fact.${fact}`),
    sentence: (key, spoken, values) => texts.t(spoken, key, values),
  })
  const made = report({
    state,
    people: world.people,
    company: world.settings.company,
    words,
    signer: { name: '', level: 'builtin' },
    on: dayOf(world.now),
  })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.data
}

const lower = (): Play =>
  press(lastDayCase(), 'payroll', 'closing-figures', 'set', { social: '3600', source: '工资表', why: '基数调整' })

describe('given a deduction that rose on the last day', () => {
  test('when the employee has not confirmed it, then the settlement stands', () => {
    const { money, course } = reportOf(lower())
    expect(money?.totals.net).toBe('152,500.00')
    expect(course.map(([, text]) => text)).toContain('预计项目按实际核算，实发152,380.00元')
  })

  test('when the employee confirmed it, then the report names what is paid, and both in its course', () => {
    const confirmed = press(lower(), 'employee', 'closing-review', 'confirm')
    const { money, course } = reportOf(confirmed)
    expect(money?.totals).toMatchObject({ gross: '158,400.00', deductions: '−6,020.00', net: '152,380.00' })
    expect(money?.lines.map(({ amount }) => amount)).toContain('−3,600.00')
    expect(course.map(([, text]) => text)).toContain('员工确认结清明细')
    expect(reportOf(confirmed, 'en').course.map(([, text]) => text)).toContain(
      'The employee confirmed the closing figures',
    )
  })
})
