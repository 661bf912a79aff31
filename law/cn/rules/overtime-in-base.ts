// Whether overtime pay is part of the average on which severance is built: places differ, so each has its own rule (IR 27).
import { rule } from '../rule.ts'

// No practice known here: it counts, as pay in money, and a person confirms it.
const nationwide = rule({
  gives: 'overtimeCounts',
  basis: ['CN-IR-27'],
  confidence: 'local',
  compute: (_, ask) => {
    ask.warn('overtime_in_base_local', ['CN-IR-27'])
    ask.review()
    return true
  },
})

const beijing = rule({
  gives: 'overtimeCounts',
  region: 'Beijing',
  basis: ['CN-IR-27', 'CN-BJ534-55'],
  confidence: 'official',
  compute: () => true,
})

/** The practice of a place as it is quoted at second hand; where it leaves overtime out, the employee is told so. */
const practice = (region: string, counts: boolean) =>
  rule({
    gives: 'overtimeCounts',
    region,
    basis: ['CN-IR-27'],
    confidence: 'secondary',
    compute: (_, ask) => {
      if (!counts) {
        ask.warn('overtime_not_in_base_here', ['CN-IR-27'])
        ask.review()
      }
      return counts
    },
  })

export const overtimeInBaseRules = [
  nationwide,
  beijing,
  ...['Shenzhen', 'Hangzhou', 'Nanjing', 'Tianjin'].map(region => practice(region, true)),
  ...['Shanghai', 'Sichuan'].map(region => practice(region, false)),
]
