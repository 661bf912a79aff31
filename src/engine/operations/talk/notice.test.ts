// The opening notice (E0): reading it is no consent, the rights stay within reach, and a notice that reached the wrong person ends the case (product P5, P29).
import { describe, expect, test } from 'vitest'
import { attempt, caseAt, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'

const world = testWorld({ now: '2025-10-27T07:00:00Z' })
const talking = (): Play =>
  press(caseAt('talking', ['meeting', 'outline'], { world }), 'manager', 'outline', 'start-talk')
const told = ({ state }: Play, step: string) =>
  state.steps.filter(one => one.step === step).map(({ who, data }) => ({ who, ...data }))
const at = (play: Play, now: string): Play => ({ ...play, world: { ...play.world, now } })
const noted = ({ last }: Play) =>
  (last?.kind === 'done' ? last.events : []).flatMap(({ body }) => (body.kind === 'noted' ? [body] : []))

describe('「已阅读」', () => {
  test('is a receipt with its moment and moves nothing', () => {
    const play = press(talking(), 'employee', 'opening-notice', 'read')
    expect(play.state.answers['opening-notice.read']?.values).toEqual({ at: world.now })
    expect(play.state.stage).toBe(talking().state.stage)
    expect(openSteps(play)).toEqual(openSteps(talking()))
    expect(refused(play, 'employee', 'opening-notice', 'read').code).toBe('stale-card')
  })
})

describe('given it reached the wrong person', () => {
  const wrong = () => press(talking(), 'employee', 'opening-notice', 'not-me')

  test('then everything rests at once, HR has an incident, and the manager learns only that it rests', () => {
    expect(wrong().state.paused?.why).toBe('wrong-person')
    expect(told(wrong(), 'privacy-incident')).toEqual([{ who: 'E10208', person: 'E10866' }])
    expect(told(wrong(), 'told-paused')).toEqual([{ who: 'E10421' }])
    expect(noted(wrong())).toEqual([{ kind: 'noted', what: 'wrong-person' }])
    expect(refused(wrong(), 'manager', 'outline', 'said').code).toBe('paused')
  })

  test('then it is over when HR has dealt with it, and what was done is on record', () => {
    const done = { done: '已请对方删除,并告知当事人。' }
    const over = press(wrong(), 'hrbp', 'privacy-incident', 'handled', done)
    expect(over.state).toMatchObject({ stage: 'cancelled', ended: { how: 'cancelled' } })
    expect(noted(over)).toEqual([{ kind: 'noted', what: 'incident-handled', values: done }])
    expect(told(over, 'told-ended')).toEqual([{ who: 'E10421', how: 'cancelled' }])
    expect(openSteps(over)).toEqual([])
  })
})

describe('the rights of the employee', () => {
  const asked = press(talking(), 'employee', 'opening-notice', 'footer.rights')
  const again = (now: string) => attempt(at(asked, now), 'employee', 'opening-notice', 'footer.rights')

  test('come whenever they are asked for, but not twice within a quarter of an hour', () => {
    expect(told(asked, 'told-rights')).toEqual([{ who: 'E10866' }])
    expect(again('2025-10-27T07:14:59Z')).toMatchObject({ kind: 'repeated', reply: { text: 'toast.rights-above' } })
    expect(again('2025-10-27T07:15:00Z').kind).toBe('done')
  })

  test('「稍后」 leaves no trace against anybody', () => {
    expect(attempt(talking(), 'employee', 'opening-notice', 'footer.later')).toMatchObject({
      kind: 'repeated',
      reply: { text: 'toast.later' },
    })
  })
})

test('another time that suits the employee reaches the manager', () => {
  const play = press(talking(), 'employee', 'opening-notice', 'reschedule', { when: '周三下午' })
  expect(told(play, 'told-reschedule')).toEqual([{ who: 'E10421', when: '周三下午' }])
  expect(noted(play)).toEqual([{ kind: 'noted', what: 'reschedule', values: { when: '周三下午' } }])
})

test('the manager calls HR: everything rests with the reason on record, and so is why it goes on', () => {
  const rests = press(talking(), 'manager', 'outline', 'pause-hr', { why: '情绪激动' })
  expect(rests.state.paused?.why).toBe('asked')
  expect(told(rests, 'pause-review')).toEqual([{ who: 'E10208', why: '情绪激动' }])
  expect(noted(rests)).toEqual([{ kind: 'noted', what: 'pause-asked', values: { why: '情绪激动' } }])
  const on = press(rests, 'hrbp', 'pause-review', 'resume', { why: '双方已休息' })
  expect(on.state.paused).toBeUndefined()
  expect(noted(on)).toEqual([{ kind: 'noted', what: 'resumed', values: { why: '双方已休息' } }])
  expect(told(on, 'told-resumed')).toEqual([{ who: 'E10421' }])
})
