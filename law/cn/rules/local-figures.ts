// The three local figures: the average for the cap, the average for tax, the minimum wage. A given figure always wins.
import { highest, inForce, ofYear, type ParameterRow } from '../../../src/law/parameter.ts'
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'

/** A figure on which sources disagree goes to a person; one that a person entered says so. */
function doubt(row: ParameterRow, ask: Ask<Terms>): void {
  const region = row.region ?? ''
  if (row.confidence === 'conflicting') {
    ask.warn('parameter_conflicting', [], { region })
    ask.review()
  }
  if (row.confidence === 'override') ask.warn('parameter_overridden', [], { region, reason: row.source })
}

/** The published average of the year before the end (LCL 47), or the latest earlier one with a warning. */
function averageRow(ask: Ask<Terms>): ParameterRow | undefined {
  const { region, on, asOfText } = ask.moment
  if (region === undefined) return undefined
  const rows = ask.rows('average-annual-wage', region).filter(row => row.forCap !== 'no')
  const found = ofYear(rows, on.year - 1, asOfText)
  if (!found) return undefined
  if (found.carried) {
    ask.warn('parameter_carried_forward', ['CN-LCL-47'], {
      wanted: String(on.year - 1),
      year: String(found.row.year),
      region,
    })
    ask.review()
  }
  doubt(found.row, ask)
  return found.row
}

const localAvgMonthlyWage = rule({
  gives: 'localAvgMonthlyWage',
  basis: ['CN-LCL-47'],
  confidence: 'official',
  compute: (_, ask) => {
    const row = averageRow(ask)
    // A twelfth of the published year, not rounded: thrice it must give a quarter of the year to the fen.
    return row ? shown(new Decimal(row.value).dividedBy(12), `${row.value} ÷ 12`) : ask.lacks('localAvgMonthlyWage')
  },
})

const localAvgAnnualWage = rule({
  gives: 'localAvgAnnualWage',
  basis: ['CN-CS-2018-164'],
  confidence: 'official',
  compute: (_, ask) => {
    const row = averageRow(ask)
    return row ? shown(new Decimal(row.value), row.value) : ask.lacks('localAvgAnnualWage')
  },
})

const localMinMonthlyWage = rule({
  gives: 'localMinMonthlyWage',
  basis: ['CN-IR-27'],
  confidence: 'official',
  compute: (_, ask) => {
    const { region, onText } = ask.moment
    const row = region === undefined ? undefined : inForce(ask.rows('minimum-monthly-wage', region), onText)
    if (!row) return ask.lacks('localMinMonthlyWage')
    doubt(row, ask)
    ask.anchor()
    return shown(new Decimal(row.value), row.value)
  },
})

/** The minimum wage where it can matter: `undefined` when the amount is above every minimum wage in the pack. */
export function minimumFor(amount: Decimal, ask: Ask<Terms>): Decimal | undefined {
  const given = ask.given('localMinMonthlyWage')
  if (given) return given
  const top = highest(ask.rows('minimum-monthly-wage'))
  return top && amount.lessThan(top) ? ask.get('localMinMonthlyWage') : undefined
}

export const localFigureRules = [localAvgMonthlyWage, localAvgAnnualWage, localMinMonthlyWage]
