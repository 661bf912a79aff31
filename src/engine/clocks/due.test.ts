// A deadline's job may come twice, too early, or after its step is over: then nothing happens. Silence never means yes.
import { describe, expect, test } from 'vitest'
import { issuedCase, settledCase } from '../../../test/settled-case.ts'
import { confirmedCase, laterOn, sentCase } from '../../../test/settlement-play.ts'
import { flow, instanceFor, moveTo, openSteps, type Play, press, rendered, withEvents } from '../../../test/world.ts'
import { decide } from '../decide.ts'
import { deadlinesOf } from './clocks.ts'

/** Monday, 3 November 2025, 18:00 in Shanghai. */
const periodEnd = '2025-11-03T10:00:00Z'

const comes = (play: Play, deadline: string, at = play.world.now) =>
  decide(flow, play.state, { kind: 'due', deadline, at, cause: 'job' }, laterOn(play, at).world)

const endOf = (play: Play): string => `${instanceFor(play.state, 'employee', 'settlement-review')?.id ?? ''}/end`
const nothing = { kind: 'repeated' }

describe('the end of the period', () => {
  const sent = sentCase()

  test('comes once, and asks a person', () => {
    const over = moveTo(sent, periodEnd)
    expect(openSteps(over)).toContain('settlement-silence:E10208')
    expect(over.state).toMatchObject({ stage: 'considering' })
    expect(over.state.confirmation).toBeUndefined()
    expect(comes(over, endOf(sent))).toMatchObject(nothing)
  })

  test('does not come before its time, also when the job was armed for an earlier one', () => {
    expect(comes(sent, endOf(sent), '2025-11-03T09:59:59Z')).toMatchObject(nothing)
    const silent = moveTo(sent, periodEnd)
    const extended = press(silent, 'hrbp', 'settlement-silence', 'extend', { days: '3', why: '多给几天' })
    expect(comes(extended, endOf(extended), periodEnd)).toMatchObject(nothing)
    expect(openSteps(moveTo(extended, '2025-11-06T10:00:00Z'))).toContain('settlement-silence:E10208')
  })

  test('does not come for an answer that was given, a case that has ended, or a card nobody knows', () => {
    expect(comes(confirmedCase(), endOf(sent), periodEnd)).toMatchObject(nothing)
    const ended = withEvents(sent, { kind: 'ended', how: 'declined' })
    expect(comes(ended, endOf(sent), periodEnd)).toMatchObject(nothing)
    expect(comes(sent, 'settlement-review#9/end', periodEnd)).toMatchObject(nothing)
    expect(comes(sent, endOf(sent).replace('/end', '/never'), periodEnd)).toMatchObject(nothing)
  })

  test('is no deadline any more once it has passed or the card is over', () => {
    const keys = (play: Play) => deadlinesOf(play.state).map(({ key }) => key)
    expect(keys(sent)).toContain(endOf(sent))
    expect(keys(moveTo(sent, periodEnd))).not.toContain(endOf(sent))
    expect(keys(confirmedCase())).not.toContain(endOf(sent))
  })
})

test('given a case that rests, when the agreement comes back from the typesetter, then it waits, and so do its 24 hours', () => {
  const play = press(settledCase(), 'hrbp', 'agreement-draft', 'prepare', { confidentiality: 'yes', nonCompete: 'no' })
  const sent = press(play, 'hrbp', 'agreement-draft', 'send')
  const resting = rendered(withEvents(sent, { kind: 'paused', why: 'asked' }), 'agreement-v1')
  expect(instanceFor(resting.state, 'employee', 'agreement-review')).toBeUndefined()
  expect(resting.state.agreements.at(-1)?.signFrom).toBeUndefined()
  expect(instanceFor(issuedCase().state, 'employee', 'agreement-review')).toBeDefined()
})
