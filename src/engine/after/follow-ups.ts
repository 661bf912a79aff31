// Who still owes what by when after an agreement took effect (LCL 50, WPR 9): for the employee's card, HR's report and its paper.
import type { CaseState } from '../../model/case.ts'
import { companyZone, type DateText, daysAfter, Temporal } from '../../model/dates.ts'
import type { PersonId } from '../../model/person.ts'
import { lastDayOf, severanceDay } from '../clocks/instants.ts'
import { openStep, textOf } from '../look.ts'
import { isDue, isSettled } from './dues.ts'

export interface FollowUp {
  /** `wages`, `severance`, `difference`, `certificate`, `transfer`, `fund`, `non-compete`, or HR's own words under `own`. */
  readonly id: string
  readonly owner: PersonId | undefined
  readonly due: DateText
  readonly done: boolean
  readonly text?: string | undefined
}

/** LCL 50: file and social insurance within 15 days. */
export const transferDays = 15
/** 住房公积金管理条例 15: transfer or sealing within 30 days. */
export const housingFundDays = 30

/** Everything owed, to the employee first; empty before an agreement is effective. */
export function followUpsOf(state: CaseState, zone = companyZone): readonly FollowUp[] {
  if (state.effectiveAt === undefined) return []
  const last = lastDayOf(state)
  const { finance, hrbp } = state.parties
  const ownerOf = (step: string, otherwise: PersonId | undefined) => openStep(state, step)?.who ?? otherwise
  return [
    { id: 'wages', owner: finance, due: last, done: isSettled(state, 'separation') },
    ...(isDue(state, 'handover')
      ? [{ id: 'severance', owner: finance, due: severanceDay(state, zone), done: isSettled(state, 'handover') }]
      : []),
    ...(isDue(state, 'closing')
      ? [{ id: 'difference', owner: finance, due: last, done: isSettled(state, 'closing') }]
      : []),
    { id: 'certificate', owner: hrbp, due: last, done: state.papers.some(paper => paper.name === 'certificate') },
    {
      id: 'transfer',
      owner: ownerOf('transfer', hrbp),
      due: daysAfter(last, transferDays),
      done: state.answers.transfer !== undefined,
    },
    {
      id: 'fund',
      owner: ownerOf('housing-fund', hrbp),
      due: daysAfter(last, housingFundDays),
      done: state.answers['housing-fund'] !== undefined,
    },
    ...nonCompete(state, last),
    ...ownFollowUps(state),
  ]
}

function nonCompete(state: CaseState, last: DateText): readonly FollowUp[] {
  const values = state.agreements.at(-1)?.values ?? {}
  const months = Number(textOf(values, 'nonCompeteMonths') ?? 0)
  if (textOf(values, 'nonCompete') !== 'yes' || months < 1) return []
  const until = Temporal.PlainDate.from(last).add({ months }).toString()
  return [{ id: 'non-compete', owner: state.parties.finance, due: until, done: false }]
}

/** Follow-ups HR added to the report, each with its owner and day. */
function ownFollowUps(state: CaseState): readonly FollowUp[] {
  return Object.entries(state.answers)
    .filter(([name]) => name.startsWith('report.follow-up.'))
    .map(([, { values }]) => ({
      id: 'own',
      owner: textOf(values, 'owner'),
      due: textOf(values, 'due') ?? lastDayOf(state),
      done: false,
      text: textOf(values, 'what'),
    }))
}
