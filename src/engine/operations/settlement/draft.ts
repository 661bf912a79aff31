// What HR types into H2, each figure with its source; nothing below the law can be saved (product P22).
import type { FormValues } from '../../../model/card.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { compare, money, readAmount } from '../../../model/money.ts'
import { textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, wrongField, wrongFields } from '../../operation.ts'
import { figuresFrom } from '../../personnel/settlement-figures.ts'
import { compose } from '../../settlement/compose.ts'
import { draftContent } from '../../settlement/draft.ts'
import { draftLastDay, factFor } from '../../settlement/known.ts'
import { overAuthority } from '../../settlement/limits.ts'
import { lastDayProblem } from '../../settlement/period.ts'
import { reasonOfNext } from '../../settlement/reason.ts'
import { typedOf } from '../../settlement/typed.ts'
import { monthsOffered } from '../../settlement/version.ts'
import { whatIf } from '../../settlement/what-if.ts'

const prefilledFacts = [
  'hireDate',
  'monthlyWage',
  'avgMonthlyWage',
  'avgMonthlyWageExclOvertime',
  'leaveTakenDays',
  'cumulativeWorkYears',
  'uiContributionMonths',
]

/** The forms start with what was typed before and what the case knows. */
export const prefill: Operation = ({ state, instance, world }) => ({
  events: [
    {
      kind: 'drafted',
      instance: instance.id,
      values: {
        lastDay: draftLastDay(state),
        ...Object.fromEntries(
          prefilledFacts.flatMap(name => {
            const value = factFor(state, name, draftLastDay(state))?.value
            return value === undefined ? [] : [[name, value]]
          }),
        ),
        ...figuresFrom(state, world),
        ...state.answers['settlement-draft']?.values,
      },
    },
  ],
})

const isMore = (values: FormValues, field: string): boolean => {
  const amount = readAmount(textOf(values, field) ?? '')
  return amount !== undefined && compare(amount, money(0)) > 0
}

/** An amount says where it comes from, each field with the field of its source. */
const sourceOfAmount: Readonly<Record<string, string>> = {
  overtime: 'overtimeSource',
  bonus: 'bonusSource',
  social: 'payrollSource',
  wageTax: 'payrollSource',
  loan: 'loanSource',
}

/** Figures from attendance, payroll and finance. An empty field stays unknown; it is not nought. */
export const save: Operation = input => {
  const { values } = input
  const unsourced = Object.entries(sourceOfAmount).flatMap(([field, source]) => {
    // A loan of nought needs no paper; every other figure, nought included, was read somewhere.
    const needed = field === 'loan' ? isMore(values, field) : textOf(values, field) !== undefined
    return needed && textOf(values, source) === undefined ? [[source, 'source-needed'] as const] : []
  })
  const unagreed = isMore(values, 'loan') && values.loanAgreement !== 'yes'
  const wrong = wrongFields({
    ...Object.fromEntries(unsourced),
    loanAgreement: unagreed ? 'written-agreement-needed' : undefined,
  })
  return wrong ?? kept(input, values)
}

const offered = ['wage', 'leave', 'severance'] as const

/** What the company gives above what it owes: never less than the law, never more than HR may. */
export const offer: Operation = input => {
  const { values, state } = input
  const months = textOf(values, 'exGratiaMonths') ?? '0'
  const gives = Number(months) > 0 || offered.some(field => textOf(values, field) !== undefined)
  const wrong = wrongFields({
    offerSource: gives && textOf(values, 'offerSource') === undefined ? 'source-needed' : undefined,
    exGratiaMonths: overAuthority(state, months) ? 'over-authority' : undefined,
  })
  if (wrong) return wrong
  const result = kept(input, values)
  if ('refusal' in result) return result
  const raised = monthsOffered(compose(whatIf(input, result.events), input.world))
  return overAuthority(state, raised) ? wrongField('severance', 'over-authority') : result
}

/** Keeps what was typed unless a line would then stand below what is owed. */
function kept(input: OperationInput, values: FormValues): OperationResult {
  const bodies: readonly CaseEventBody[] = [
    { kind: 'answered', step: 'settlement-draft', values },
    { kind: 'drafted', instance: input.instance.id, values },
  ]
  return unlessBelow(input, bodies)
}

/** Refuses naming the line, by its own field where the form has one (product P22, C-ES-13). */
export function unlessBelow(input: OperationInput, bodies: readonly CaseEventBody[]): OperationResult {
  const below = compose(whatIf(input, bodies), input.world).below[0]
  if (!below) return { events: bodies, reply: { text: 'toast.draft-saved', tone: 'calm' } }
  return Object.hasOwn(input.values, below.id)
    ? wrongField(below.id, 'below-statutory')
    : { refusal: { kind: 'refused', code: 'below-statutory', values: { floor: below.floor?.value ?? '' } } }
}

/** An item under a name of its own; the same name again replaces it, and nought removes it. */
export const other: Operation = input => {
  const { values, state, world } = input
  const label = textOf(values, 'label') ?? ''
  const more = isMore(values, 'otherAmount')
  const wrong = more ? unfounded(values) : undefined
  if (wrong) return wrong
  const typed = typedOf(state)
  const same = [...typed.others, ...typed.damages].find(item => item.label === label)
  if (same === undefined && !more) return wrongField('otherAmount', 'amount-needed')
  const used = Object.keys(state.answers).filter(step => step.startsWith('settlement-other-')).length
  const id = same?.id ?? `other-${used + 1}`
  const bodies: readonly CaseEventBody[] = [
    { kind: 'answered', step: `settlement-${id}`, values: { ...values, removed: more ? 'no' : 'yes' } },
  ]
  const most = compose(whatIf(input, bodies), world).stopped.find(line => line.id === id)?.most
  if (most !== undefined) {
    return wrongField('otherAmount', { code: 'damage-over-limit', values: { most: most.value } })
  }
  return { events: bodies, reply: { text: 'toast.draft-saved', tone: 'calm' } }
}

/** Whatever kind is chosen: what is called compensation for damage is limited as that. */
const namesDamage = (label: string): boolean =>
  /赔偿|损失|损坏|毁损|丢失|damage|compensat|\bloss\b/i.test(
    label.normalize('NFKC').replace(/(?<=\p{Script=Han})\s+/gu, ''),
  )

/** Nothing is deducted without paper (WPR 15), and no damage that nobody has put a proven figure to (WPR 16). */
const unfounded = (values: FormValues) =>
  values.kind === 'pay'
    ? undefined
    : wrongFields({
        kind: values.kind === 'deduct' && namesDamage(textOf(values, 'label') ?? '') ? 'damage-by-name' : undefined,
        provenLoss: values.kind === 'damage' && !isMore(values, 'provenLoss') ? 'loss-needed' : undefined,
        otherAgreement: values.otherAgreement === 'yes' ? undefined : 'written-agreement-needed',
      })

/** Freezes what stands on the card for the second person. */
export const submit: Operation = ({ state, world }) => {
  const problem = lastDayProblem(draftLastDay(state), state, world)
  if (problem) return { refusal: problem }
  const drafting = draftContent(state, world, reasonOfNext(state))
  return drafting.ok
    ? {
        events: [{ kind: 'settlement-drafted', content: drafting.content }],
        closes: ['settlement-send', 'settlement-verify'],
      }
    : { refusal: drafting.refusal }
}
