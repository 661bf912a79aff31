// A clock that passes while the case is paused: nobody is pressed then, and nothing is forgotten when it goes on.
import { describe, expect, test } from 'vitest'
import { sentCase, talkDay, verifiedCase } from '../../../test/settlement-play.ts'
import { caseAt, moveTo, openSteps, type Play, press, soughtHelp, testWorld } from '../../../test/world.ts'

const world = testWorld({ now: talkDay })
const resting = (play: Play) => press(soughtHelp(play), 'employee', 'seek-help', 'pause')
const goesOn = (play: Play) => press(play, 'employee', 'seek-help', 'go-on')
const considering = () => sentCase(verifiedCase(caseAt('offered', ['opening-notice', 'settlement-draft'], { world })))
const shown = (play: Play, step: string) => play.state.steps.find(one => one.step === step)

describe('a clock that passes during a pause', () => {
  test('given days to consider were left, then they are still left when the case goes on, and nobody is asked before', () => {
    const paused = moveTo(resting(considering()), '2025-11-10T02:00:00Z')
    const on = goesOn(paused)
    expect(paused.state.considerUntil).toBe('2025-11-03T10:00:00Z')
    // Five working days were left when the pause began on a Monday; it ends on another.
    expect(on.state.considerUntil).toBe('2025-11-17T10:00:00Z')
    expect(shown(on, 'settlement-review')?.clocks.end).toEqual({
      at: '2025-11-17T10:00:00Z',
      provisional: false,
      passed: false,
    })
    expect(openSteps(on)).not.toContain('settlement-silence:E10208')
    expect(openSteps(moveTo(on, '2025-11-17T10:00:00Z'))).toContain('settlement-silence:E10208')
  })

  test('given a pause that takes no working day, then the end of the time to consider stays', () => {
    const before = considering()
    const on = goesOn(resting(before))
    expect(on.state.considerUntil).toBe(before.state.considerUntil)
    expect(on.last).toMatchObject({ kind: 'done' })
    expect(JSON.stringify(on.last)).not.toContain('consideration-moved')
  })

  test('given the last day comes, then payroll still sets the final figures', () => {
    const settled = considering().state
    const play = caseAt('effective', ['opening-notice', 'closing'], {
      world,
      change: state => ({ ...state, settlements: settled.settlements, facts: settled.facts }),
    })
    const paused = moveTo(resting(play), '2025-12-01T02:00:00Z')
    expect(openSteps(paused).join()).not.toContain('closing-figures')
    expect(openSteps(goesOn(paused))).toContain('closing-figures:E10315')
  })

  test('given the days of HR ran out, then they are counted anew', () => {
    const paused = moveTo(
      resting(caseAt('talking', ['opening-notice', 'hr-review'], { world })),
      '2025-11-10T02:00:00Z',
    )
    expect(shown(paused, 'hr-review')).toMatchObject({ clocks: { pause: { passed: true, held: true } }, reminded: 0 })
    const on = goesOn(paused)
    expect(on.state.paused).toBeUndefined()
    expect(shown(on, 'hr-review')?.clocks.pause).toEqual({
      at: '2025-11-17T02:00:00Z',
      provisional: false,
      passed: false,
    })
    expect(moveTo(on, '2025-11-17T02:00:00Z').state.paused).toMatchObject({ why: 'hr-silent' })
  })

  test('given it only reminds, then nobody is reminded of it during the pause or after it', () => {
    const on = goesOn(moveTo(resting(considering()), '2025-11-01T02:00:00Z'))
    expect(shown(on, 'settlement-review')).toMatchObject({
      clocks: { 'remind-1': { passed: true }, 'remind-2': { passed: true }, end: { passed: false } },
      reminded: 0,
    })
  })
})
