// Facts that HR adds or corrects on H2, each with its source; contradictions and a date that cannot be are named by field.
import type { Fact } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { isOver } from '../../clocks/instants.ts'
import { textOf } from '../../look.ts'
import { type Operation, wrongField } from '../../operation.ts'
import { draftLastDay, factFor } from '../../settlement/known.ts'
import { localFigureKey } from '../../settlement/local-figures.ts'
import { unlessBelow } from './draft.ts'

const names = [
  'lastDay',
  'hireDate',
  'monthlyWage',
  'avgMonthlyWage',
  'avgMonthlyWageExclOvertime',
  'leaveTakenDays',
  'cumulativeWorkYears',
  'uiContributionMonths',
  'localAvgMonthlyWage',
  'localAvgAnnualWage',
  'localMinMonthlyWage',
] as const

export const facts: Operation = input => {
  const { values, state, by, at, world } = input
  const source = textOf(values, 'source')
  if (source === undefined || by === 'clock') return wrongField('source', 'required')
  // Facts the form showed and nobody changed keep their own source.
  const changed = names.flatMap(name => {
    const value = textOf(values, name)
    const before = name === 'lastDay' ? draftLastDay(state) : factFor(state, name, draftLastDay(state))?.value
    return value === undefined || value === before ? [] : [[name, value] as const]
  })
  const lastDay = textOf(values, 'lastDay') ?? draftLastDay(state)
  const hired = textOf(values, 'hireDate') ?? state.facts.hireDate?.value
  if (isOver(lastDay, state, world)) return wrongField('lastDay', 'past-date')
  if (hired !== undefined && hired > lastDay) return wrongField('hireDate', 'after-last-day')
  if (/\./.test(textOf(values, 'uiContributionMonths') ?? '')) return wrongField('uiContributionMonths', 'whole-number')
  const confirms = values.localConfirmed === 'yes'
  if (changed.length === 0 && !confirms) return wrongField('source', 'nothing-given')
  const fact = (value: string): Fact => ({ value, source, by, at })
  const recorded: Record<string, Fact> = Object.fromEntries(changed.map(([name, value]) => [name, fact(value)]))
  if (confirms) recorded.localFigureConfirmed = fact(localFigureKey(state, lastDay))
  const body: CaseEventBody = { kind: 'facts-recorded', facts: recorded }
  return unlessBelow(input, [body, { kind: 'drafted', instance: input.instance.id, values }])
}
