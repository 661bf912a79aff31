// The golden case walked through its settlement: drafted, verified, sent, checked, confirmed.
import { payrollFigures } from '../src/demo/figures.ts'
import { decided } from '../src/engine/finish.ts'
import { lastSettlement } from '../src/engine/look.ts'
import { open, type Working } from '../src/engine/working.ts'
import type { FormValues } from '../src/model/card.ts'
import type { InstantText } from '../src/model/dates.ts'
import { caseAt, flow, moveTo, type Play, press, testWorld } from './world.ts'

/** Monday, 27 October 2025, 10:00 in Shanghai: the day of the talk. */
export const talkDay: InstantText = '2025-10-27T02:00:00Z'

/** The minutes are out and HR begins with H2. */
export const draftingCase = (more: Parameters<typeof caseAt>[2] = {}): Play =>
  caseAt('offered', ['settlement-draft'], { world: testWorld({ now: talkDay }), ...more })

/** HR typed everything and handed it over; payroll passed it. */
export function verifiedCase(start: Play = draftingCase(), figures: FormValues = payrollFigures): Play {
  const saved = press(start, 'hrbp', 'settlement-draft', 'save', figures)
  return press(press(saved, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass')
}

/** The employee has version 1 and time to consider until Monday, 3 November, 18:00. */
export const sentCase = (start: Play = verifiedCase()): Play => press(start, 'hrbp', 'settlement-send', 'send')

/** Every line of the version on the table marked 「没问题」. */
export function checkedCase(start: Play = sentCase()): Play {
  const checking = press(start, 'employee', 'settlement-review', 'check')
  return (lastSettlement(checking.state)?.lines ?? []).reduce(
    (play, line) => press(play, 'employee', 'settlement-review', 'line-ok', { line: line.id }),
    checking,
  )
}

export const confirmedCase = (start: Play = checkedCase(), values: FormValues = {}): Play =>
  press(start, 'employee', 'settlement-review', 'confirm', values)

/** The same case at another moment, without what would have come due on the way. */
export const laterOn = (play: Play, now: InstantText): Play => ({ ...play, world: { ...play.world, now } })

/** The last day of an effective case, 30 November 2025, in the morning: payroll is asked for the final figures. */
export function lastDayCase(): Play {
  const play = laterOn(confirmedCase(), '2025-11-04T02:00:00Z')
  const work: Working = {
    flow,
    world: play.world,
    by: 'E10208',
    at: play.world.now,
    cause: 'effective',
    state: { ...play.state, effectiveAt: play.world.now },
    events: [],
    effects: [],
  }
  open(work, { step: 'closing' })
  const opened = decided(undefined, work)
  if (opened.kind !== 'done') throw new Error('the last day does not come')
  return moveTo({ ...play, state: opened.state }, '2025-11-30T01:00:00Z')
}
