// How many months of unemployment benefit: the national ceiling and the provincial tables under it (SIL 46).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { rule, type Terms } from '../rule.ts'

/** Under a year nothing; the national ceiling by years paid in: 12, 18, 24 (SIL 46). */
const ceiling = (paidIn: number) => (paidIn < 12 ? 0 : paidIn < 60 ? 12 : paidIn < 120 ? 18 : 24)

/** A table of lower bounds in full years, highest first. */
const byYears = (steps: readonly (readonly [years: number, months: number])[]) => (paidIn: number) =>
  steps.find(([years]) => paidIn >= years * 12)?.[1] ?? 0

/** Half-up rest: every `unit` months give one, and so does a rest of at least half of them. */
const rounded = (paidIn: number, unit: number) => Math.floor(paidIn / unit) + (paidIn % unit >= unit / 2 ? 1 : 0)

/** One month for each of four full years, then one for each further half year (广东省失业保险条例 17). */
const guangdong = (paidIn: number) => (paidIn < 48 ? Math.floor(paidIn / 12) : 4 + Math.floor((paidIn - 48) / 6))

const tables: Readonly<
  Record<string, { readonly months: (paidIn: number) => number; readonly basis: string; readonly unclear?: true }>
> = {
  Guangdong: { basis: 'CN-GD-UI-17', months: guangdong },
  // The same months by its own regulation (深圳经济特区失业保险若干规定 8).
  Shenzhen: { basis: 'CN-SZ-UI-8', months: guangdong },
  // Six months give one up to five years, then eight months; a rest of half counts (浙江省失业保险条例 23).
  Zhejiang: {
    basis: 'CN-ZJ-UI-23',
    months: paidIn => (paidIn < 60 ? rounded(paidIn, 6) : 10 + rounded(paidIn - 60, 8)),
  },
  Tianjin: {
    basis: 'CN-TJ-UI-19',
    months: byYears([
      [10, 24],
      [5, 18],
      [3, 12],
      [1, 6],
    ]),
  },
  Sichuan: {
    basis: 'CN-SC-UI-21',
    months: byYears([
      [10, 24],
      [8, 18],
      [5, 15],
      [3, 12],
      [2, 6],
      [1, 3],
    ]),
  },
  // 3, 6, 9, 12 for one to four years, 15 from five, 16 from seven and one more a year (重庆市失业保险条例 24).
  Chongqing: {
    basis: 'CN-CQ-UI-24',
    months: paidIn => {
      const years = Math.floor(paidIn / 12)
      return years < 5 ? years * 3 : years < 7 ? 15 : 9 + years
    },
  },
  // Three a year to twelve, from five years two more a year to 18, from ten one more; the steps' joints are unclear.
  Zhengzhou: {
    basis: 'CN-ZZ-UI-24',
    unclear: true,
    months: paidIn => {
      const years = Math.floor(paidIn / 12)
      if (years < 5) return Math.min(12, years * 3)
      return years < 10 ? Math.min(18, 12 + (years - 4) * 2) : 18 + (years - 9)
    },
  },
  // Three a year to twelve, above five years one more a year; its starting point is read as 12 + (years − 4).
  Beijing: {
    basis: 'CN-BJ-UI-17',
    unclear: true,
    months: paidIn => {
      const years = Math.floor(paidIn / 12)
      return years < 5 ? Math.min(12, years * 3) : 12 + (years - 4)
    },
  },
}

function monthsBy(months: (paidIn: number) => number, ask: Ask<Terms>) {
  const paidIn = ask.get('uiContributionMonths')
  if (paidIn < 12 || ask.maybe('unemploymentEligible') === false) return shown(0, '0')
  return shown(Math.min(24, months(paidIn)), `${paidIn}{m}`)
}

const local = Object.entries(tables).map(([region, table]) =>
  rule({
    gives: 'unemploymentMonths',
    region,
    basis: ['CN-SIL-46', table.basis],
    confidence: table.unclear ? 'secondary' : 'statute',
    compute: (_, ask) => {
      const found = monthsBy(table.months, ask)
      if (table.unclear && ask.get('uiContributionMonths') >= 60) {
        ask.warn('unemployment_months_unclear', [table.basis])
        ask.review()
      }
      return found
    },
  }),
)

// The ceilings are no one's table: only asked for by their own name.
const nationalMaximum = rule({
  gives: 'unemploymentMonths',
  region: 'national-max',
  basis: ['CN-SIL-46'],
  confidence: 'statute',
  compute: (_, ask) => monthsBy(ceiling, ask),
})

const unknownTable = rule({
  gives: 'unemploymentMonths',
  needs: ['uiContributionMonths'],
  basis: ['CN-SIL-46'],
  confidence: 'statute',
  compute: ({ uiContributionMonths }, ask) => {
    if (uiContributionMonths < 12 || ask.maybe('unemploymentEligible') === false) return shown(0, '0')
    ask.warn('unemployment_table_unknown', ['CN-SIL-46'])
    return ask.none()
  },
})

export const unemploymentMonthRules = [...local, nationalMaximum, unknownTable]
