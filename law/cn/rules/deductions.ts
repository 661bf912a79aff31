// Damage set against wages: a fifth of the month's wage at most, and never below the minimum wage (WPR 16).
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'
import { minimumFor } from './local-figures.ts'

const maxDeduction = rule({
  gives: 'maxDeduction',
  needs: ['monthWage', 'provenLoss'],
  basis: ['CN-WPR-16'],
  confidence: 'statute',
  compute: ({ monthWage: wage, provenLoss: loss }, ask) => {
    const fifth = wage.times('0.2').toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    const wanted = Decimal.min(loss, fifth)
    const minimum = minimumFor(wage.minus(wanted), ask)
    const room = minimum ? Decimal.max(0, wage.minus(minimum)) : wanted
    return shown(
      Decimal.min(wanted, room),
      `min(${loss.toFixed(2)}, ${wage.toFixed(2)} × 20%${minimum ? `, max(0, ${wage.toFixed(2)} − ${minimum.toFixed(2)})` : ''})`,
    )
  },
})

const paid = rule({
  gives: 'paid',
  needs: ['monthWage', 'maxDeduction'],
  basis: ['CN-WPR-16'],
  confidence: 'statute',
  compute: ({ monthWage, maxDeduction }) =>
    shown(monthWage.minus(maxDeduction), `${monthWage.toFixed(2)} − ${maxDeduction.toFixed(2)}`),
})

// Beyond this sum an item may still go to court; up to it the award is final (LMAL 47, SPC1 19).
const finalAwardCeilingPerItem = rule({
  gives: 'finalAwardCeilingPerItem',
  needs: ['localMinMonthlyWage'],
  basis: ['CN-LMAL-47', 'CN-SPC1-19'],
  confidence: 'statute',
  compute: ({ localMinMonthlyWage: minimum }) => shown(minimum.times(12), `12 × ${minimum.toFixed(2)}`),
})

export const deductionRules = [maxDeduction, paid, finalAwardCeilingPerItem]
