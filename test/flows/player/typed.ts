// What people of a game type into forms: mostly what fits, so that a case gets somewhere; what does not is refused with words.
import { payrollFigures, releaseAnswers } from '../../../src/demo/figures.ts'
import { dueOf } from '../../../src/engine/after/dues.ts'
import { lastDayOf } from '../../../src/engine/clocks/instants.ts'
import { choicesOf } from '../../../src/engine/forms.ts'
import { partOf } from '../../../src/engine/operations/after/pay.ts'
import type { FormValues } from '../../../src/model/card.ts'
import type { CaseState, StepInstance } from '../../../src/model/case.ts'
import { dayOf, daysAfter } from '../../../src/model/dates.ts'
import type { FieldSpec } from '../../../src/model/form.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { World } from '../../../src/model/world.ts'
import { companyIntent, employeeIntent } from '../../settled-case.ts'
import { flow } from '../../world.ts'
import type { Chance } from './chance.ts'

export interface Asked {
  readonly state: CaseState
  readonly world: World
  readonly by: PersonId
  readonly instance: StepInstance
  /** The code that was last sent to this person. */
  readonly code: string
}

type Values = Record<string, string | readonly string[]>

const checks = {
  otherPosts: 'none',
  performance: 'complete',
  talksBefore: 'documented',
  improvement: 'done-documented',
}

/** What must not be said, and stops a case when it was. */
const threat = '不签的话下个月就按不胜任处理。'

/** What fits a form as things stand. */
function fitting(form: string, { state, world, by, instance, code }: Asked, pressing: boolean): Values {
  const today = dayOf(world.now)
  const name = world.people.find(by)?.name ?? ''
  const known: Readonly<Record<string, () => Values>> = {
    release: () => ({ ...releaseAnswers }),
    checks: () => ({ ...checks, documents: ['file-paper'] }),
    settlement: () => ({ ...payrollFigures }),
    // A last day in another year needs its figures as well.
    'settlement-facts': () => ({
      lastDay: daysAfter(today, 30),
      leaveTakenDays: '0',
      localAvgMonthlyWage: '12434',
      localAvgAnnualWage: '149208',
      localConfirmed: 'yes',
      source: 'HR',
    }),
    'settlement-offer': () => ({ exGratiaMonths: '1', offerSource: '授权' }),
    meeting: () => ({ date: daysAfter(today, 1), time: '15:00', place: '三楼' }),
    minutes: () => ({
      date: today,
      from: '10:00',
      to: '11:00',
      participants: '双方',
      mode: 'in-person',
      companySaid: pressing ? threat : '希望协商;可以不同意。',
      employeeSaid: '想看结算明细。',
    }),
    'check-sentence': () => ({ sentence: threat, said: pressing ? 'already' : 'not-yet' }),
    'said-it': () => ({ sentence: pressing ? threat : '我们再谈谈。' }),
    agreement: () => ({ confidentiality: 'yes', nonCompete: 'no' }),
    sign: () => ({ code, fullName: name, intent: employeeIntent }),
    seal: () => ({ code, intent: companyIntent }),
    payment: () => ({
      amount: pressing ? '1.00' : dueOf(state, partOf(instance)).value,
      paidOn: today,
      proof: ['file-voucher'],
    }),
    certificate: () => ({ post: '产品经理', contractType: 'open_ended', contractStart: '2025-03-18' }),
    closing: () => ({ source: '薪酬系统', why: '月末实际' }),
    announcement: () => ({ when: [lastDayOf(state), today].toSorted().at(-1) ?? today, how: 'nothing' }),
    adopt: () => ({ restDayHours: '16', inBase: 'no', why: '补录' }),
    'new-offer': () => ({ months: '2', why: '再谈' }),
  }
  return known[form]?.() ?? {}
}

function anything(field: FieldSpec, asked: Asked, chance: Chance): string | readonly string[] {
  const choices = choicesOf(field, asked.state, asked.world, asked.by, flow)
  switch (field.kind) {
    case 'one':
      return chance.of(choices) ?? ''
    case 'many':
      return choices.slice(0, 1 + chance.below(Math.max(1, choices.length)))
    case 'date':
      return daysAfter(dayOf(asked.world.now), chance.below(60) - 5)
    case 'time':
      return '10:30'
    case 'money':
      return String(chance.below(40_000))
    case 'number':
      return String(chance.below((field.max ?? 20) + 1))
    case 'tick':
      return 'yes'
    case 'file':
      return ['file-1']
    default:
      return '文字'
  }
}

/** Values of a form: what fits, the rest by chance; now and then something is missing or odd. */
export function typedInto(form: string, asked: Asked, chance: Chance, careful: boolean): FormValues {
  const known = fitting(form, asked, !careful && chance.once(2))
  const spec = flow.forms[form]
  const values: Values = {}
  for (const field of spec?.fields ?? []) {
    const fits = known[field.name]
    if (!careful && chance.once(12)) values[field.name] = chance.once(2) ? '' : anything(field, asked, chance)
    else if (fits !== undefined) values[field.name] = fits
    else if (field.required || (!careful && chance.once(6) && Object.keys(known).length === 0))
      values[field.name] = anything(field, asked, chance)
  }
  return values
}
