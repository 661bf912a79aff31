// What the flow promises the three people, whoever edits it: two clicks where something takes effect, and time that is never shorter.
import { describe, expect, test } from 'vitest'
import { hoursBeforeSigning } from '../../src/engine/agreement/signing.ts'
import { withdrawalWorkdays } from '../../src/engine/agreement/terms.ts'
import { daysBetweenOffers, mostReoffers } from '../../src/engine/settlement/limits.ts'
import { coolDownDays, watchDays, withdrawnDays } from '../../src/engine/settlement/next-start.ts'
import { considerationFloor } from '../../src/model/settings.ts'
import { flow } from '../world.ts'

const stepOf = (id: string) => flow.steps.find(step => step.id === id)

/** Product §4.7, effect L: two clicks, the second bound to what the first showed. */
const takesEffect = {
  'hr-review': ['release', 'reject'],
  protection: ['cancel'],
  'resume-wish': ['go-on', 'stop'],
  minutes: ['send'],
  'minutes-check': ['correct', 'amend', 'disagree', 'add'],
  'settlement-draft': ['submit'],
  'settlement-verify': ['pass'],
  'settlement-send': ['send'],
  'settlement-review': ['confirm', 'decline'],
  'settlement-silence': ['not-accepted'],
  'settlement-receipt': ['withdraw'],
  dispute: ['adopt', 'partly', 'reject'],
  'dispute-answer': ['reserve', 'pay-undisputed'],
  'dispute-review': ['adopt', 'partly', 'reject'],
  'counter-offer': ['accept', 'offer'],
  'counter-offer-hrd': ['accept', 'offer'],
  'who-proposed': ['company', 'myself', 'unclear'],
  'proposer-mismatch': ['close-case'],
  'agreement-draft': ['send', 'withdraw'],
  'agreement-sent': ['withdraw'],
  'agreement-review': ['sign', 'decline'],
  'agreement-signed': ['withdraw'],
  seal: ['seal', 'return'],
  'effective-employee': ['withdraw-agreement'],
  'closing-review': ['confirm'],
  'pay-separation': ['proof', 'delay'],
  'pay-handover': ['proof', 'delay'],
  report: ['confirm', 'archive'],
} as const

describe('two clicks', () => {
  test.each(Object.entries(takesEffect))('%s: %s', (step, options) => {
    const legal = stepOf(step)?.options.filter(option => option.legal) ?? []
    expect(legal.map(({ id }) => id)).toEqual(expect.arrayContaining([...options]))
  })
})

/** What was said may be taken back, help asked for and a question put at any time: a pause closes none of them. */
test.each(['settlement-receipt', 'agreement-signed', 'effective-employee', 'seek-help', 'question', 'rollback'])(
  '%s stays open while a case rests',
  step => {
    expect(stepOf(step)?.whilePaused).toBe(true)
  },
)

describe('the clocks of product §4.6', () => {
  test.each([
    ['hr-review', 'remind-1', '4 work-hours'],
    ['hr-review', 'remind-2', '1 work-days'],
    ['hr-review', 'escalate', '2 work-days'],
    ['hr-review', 'pause', '5 work-days'],
    ['dispute', 'overdue', '2 work-days'],
    ['settlement-review', 'remind-1', '2 work-days'],
    ['settlement-review', 'remind-2', '4 work-days'],
    ['transfer', 'overdue', 'last-day.end 15 days'],
    ['certificate', 'overdue', 'last-day.end'],
    ['pay-separation', 'overdue', 'last-day.end'],
    ['pay-handover', 'overdue', 'handover-pay.end'],
    ['survey-wait', 'send', 'last-day.end 7 days'],
    ['settlement-review', 'end', 'consideration.end'],
    ['effective-employee', 'withdrawal-end', 'withdrawal.end'],
  ])('%s, %s: %s', (step, clock, when) => {
    const { at, after } = stepOf(step)?.clocks.find(({ id }) => id === clock) ?? {}
    expect([at, after].filter(part => part !== undefined).join(' ')).toBe(when)
  })

  test('and those that stand in code', () => {
    expect({ considerationFloor, mostReoffers, daysBetweenOffers, coolDownDays, withdrawalWorkdays }).toEqual({
      considerationFloor: 3,
      mostReoffers: 2,
      daysBetweenOffers: 2,
      coolDownDays: 10,
      withdrawalWorkdays: 2,
    })
    expect({ hoursBeforeSigning, watchDays, withdrawnDays }).toEqual({
      hoursBeforeSigning: 24,
      watchDays: 90,
      withdrawnDays: 30,
    })
  })
})
