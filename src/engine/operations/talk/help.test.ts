// 「求助」 (E-help, P14, P26): whoever feels pressed is heard by somebody independent, everything rests, and only the employee sets it going again.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import {
  attempt,
  caseAt,
  everybody,
  flow,
  openSteps,
  type Play,
  press,
  refused,
  soughtHelp,
  startedCase,
  testWorld,
} from '../../../../test/world.ts'
import type { Person } from '../../../model/person.ts'
import { decide } from '../../decide.ts'

const now = '2025-10-27T07:20:00Z'
const wenYan = 'E10188'
const seek = (play: Play, by = 'E10866') =>
  decide(flow, play.state, { kind: 'asks-for', card: 'seek-help', by, at: now, cause: 'sought' }, play.world)

const talking = (persons: readonly Person[] = everybody, ...more: readonly string[]): Play =>
  caseAt('talking', ['outline', 'opening-notice', ...more], { world: testWorld({ now, persons }) })
const helped = (persons?: readonly Person[]): Play => soughtHelp(talking(persons))
const said = '经理说不签就让我去外地'
const reported = (): Play => press(helped(), 'employee', 'seek-help', 'report', { text: said })
const heldBy = ({ state }: Play, step: string) => state.steps.filter(one => one.step === step).map(one => one.who)

describe('who reaches the card', () => {
  test('given the talk has begun, then the employee gets it, and a second time at the end of the conversation', () => {
    const twice = soughtHelp(helped())
    expect(twice.state.steps.filter(one => one.step === 'seek-help').map(one => one.status)).toEqual([
      'superseded',
      'open',
    ])
  })

  test.each([
    ['before the talk', () => startedCase(), 'E10866'],
    ['the manager', () => talking(), 'E10421'],
    ['somebody else', () => talking(), 'E10208'],
    [
      'after the end',
      () => press(press(helped(), 'employee', 'seek-help', 'pause'), 'hrd', 'rest-review', 'cancel'),
      'E10866',
    ],
  ])('given %s, then nothing opens', (_, play, by) => {
    expect(seek(play(), by)).toMatchObject({ kind: 'refused', refusal: { code: 'only-you' } })
  })

  test('given the card of somebody else, then a press is refused', () => {
    const play = helped()
    const instance = play.state.steps.at(-1)?.id ?? ''
    const action = {
      kind: 'press',
      by: 'E10421',
      at: now,
      cause: 'x',
      instance,
      option: 'pressured',
      seen: '',
      values: {},
    } as const
    expect(decide(flow, play.state, action, play.world)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'only-you' },
    })
  })

  test('given the case has ended, then the buttons of the card are dead', () => {
    const ended = press(press(helped(), 'employee', 'seek-help', 'pause'), 'hrd', 'rest-review', 'cancel')
    expect(refused(ended, 'employee', 'seek-help', 'pressured').code).toBe('stale-card')
  })
})

describe('what it does', () => {
  test.each(['pressured', 'report', 'pause'] as const)(
    'given 「%s」, then the case rests in the same turn, and manager and HR learn only that',
    what => {
      const play = press(helped(), 'employee', 'seek-help', what)
      expect(play.state.paused?.why).toBe('asked')
      expect(heldBy(play, 'told-paused')).toEqual(['E10421', 'E10208'])
      expect(heldBy(play, 'rest-review')).toEqual(['E10112'])
      expect(heldBy(play, 'helpline')).toEqual(what === 'pause' ? [] : [wenYan])
      expect(refused(play, 'manager', 'outline', 'said').code).toBe('paused')
    },
  )

  test('given a report, then what the employee does is protected from then on; felt pressure alone is not a report', () => {
    expect(reported().state.protectedActivity).toEqual({ at: now })
    expect(press(helped(), 'employee', 'seek-help', 'pressured').state.protectedActivity).toBeUndefined()
  })

  test('given the words of a report, then no card that was opened for anybody carries them', () => {
    expect(JSON.stringify(reported().state.steps)).not.toContain(said)
    expect(reported().state.help).toMatchObject([{ what: 'report', text: said }])
  })

  test('given the same button twice, then it is one call; other words are another', () => {
    const twice = press(reported(), 'employee', 'seek-help', 'report', { text: '还有一件' })
    expect(twice.state.help).toHaveLength(2)
    const again = attempt(twice, 'employee', 'seek-help', 'report', { text: said })
    expect(again).toMatchObject({ kind: 'repeated', reply: { text: 'toast.help-received' } })
    expect(heldBy(twice, 'told-paused')).toHaveLength(2)
  })

  test('given 「已接手」, then the employee is told, and a later call can be made anew', () => {
    const taken = press(reported(), 'helpline', 'helpline', 'taken-up')
    expect(taken.state.help).toMatchObject([{ takenUp: { by: wenYan, at: now } }])
    expect(heldBy(taken, 'told-taken-up')).toEqual(['E10866'])
    expect(taken.state.paused).toBeDefined()
    expect(press(taken, 'employee', 'seek-help', 'report', { text: said }).state.help).toHaveLength(2)
  })
})

describe('who hears of it', () => {
  const without = (role: Person['roles'][number]) => everybody.filter(person => !person.roles.includes(role))
  const call = (persons: readonly Person[]) =>
    heldBy(press(helped(persons), 'employee', 'seek-help', 'pressured'), 'helpline')
  const second = (more: Partial<Person>): Person => ({
    id: 'E10700',
    name: '许静',
    roles: ['helpline'],
    timezone: 'Asia/Shanghai',
    locale: 'zh-CN',
    ...more,
  })

  test('given nobody holds the helpline, then the head of HR', () => {
    expect(call(without('helpline'))).toEqual(['E10112'])
  })

  test('given somebody of the helpline who works under the manager, then not they', () => {
    expect(call([second({ managerId: 'E10421' }), ...without('helpline')])).toEqual(['E10112'])
    expect(call([second({}), ...without('helpline')])).toEqual(['E10700'])
  })

  test('given somebody who is the HR partner of the case as well, then not they', () => {
    const both = without('helpline').map(one =>
      one.id === 'E10208' ? { ...one, roles: [...one.roles, 'helpline' as const] } : one,
    )
    expect(call(both)).toEqual(['E10112'])
  })

  test('given one of two is away, then the other', () => {
    const away = { from: '2025-10-20', to: '2025-11-20' }
    expect(call([second({ absence: away }), ...everybody])).toEqual([wenYan])
  })
})

test('given the card of the helpline does not arrive, then the head of HR has the task, not the HR partner', () => {
  const { state, world } = reported()
  const lost = (person: string) => {
    const what = { kind: 'card', person, card: 'helpline', instance: 'helpline#1' } as const
    const done = decide(
      flow,
      state,
      { kind: 'gave-up', at: now, cause: 'x', gaveUp: { row: 'out 7', why: 'gone', what } },
      world,
    )
    return done.kind === 'done' ? done.state.steps.at(-1) : undefined
  }
  expect(lost(wenYan)).toMatchObject({ step: 'given-up', who: 'E10112' })
  expect(lost('E10421')).toMatchObject({ step: 'given-up', who: 'E10208' })
})

describe('how it goes on', () => {
  test('given felt pressure, then neither HR nor the employee alone sets it going: first the head of HR, then the employee', () => {
    const play = press(helped(), 'employee', 'seek-help', 'pressured')
    expect(refused(play, 'employee', 'seek-help', 'go-on').code).toBe('stale-card')
    const left = press(play, 'hrd', 'rest-review', 'leave-to-employee')
    expect(left.state.paused).toBeDefined()
    expect(openSteps(left)).toContain('resume-wish:E10866')
    expect(press(left, 'employee', 'seek-help', 'go-on').state.paused).toBeUndefined()
    const on = press(left, 'employee', 'resume-wish', 'go-on')
    expect(on.state.paused).toBeUndefined()
    expect(on.state.help).toMatchObject([{ releasedAt: now }])
    // Nobody goes on reading that it rests; manager and HR hear that it does not.
    expect(openSteps(on).filter(step => step.startsWith('told-paused'))).toEqual([])
    expect(heldBy(on, 'told-resumed')).toEqual(['E10421'])
    expect(heldBy(on, 'told-resumed-hr')).toEqual(['E10208'])
    // The name says whose case it is; who decided is for HR alone.
    expect(everyText(card(on, 'manager', 'told-resumed'))).not.toContain('决定继续')
    expect(everyText(card(on, 'hrbp', 'told-resumed-hr'))).toContain('林晓 决定继续')
  })

  test('given a pause of their own, then the employee ends it on the same card, and the review of it goes with it', () => {
    const play = press(helped(), 'employee', 'seek-help', 'pause')
    const on = press(play, 'employee', 'seek-help', 'go-on')
    expect(on.state.paused).toBeUndefined()
    expect(openSteps(on)).not.toContain('rest-review:E10112')
  })

  test('given a pause of the manager’s came first, then HR cannot lift it over the head of the employee', () => {
    const both = press(
      press(helped(), 'manager', 'outline', 'pause-hr', { why: '需要 HR' }),
      'employee',
      'seek-help',
      'pause',
    )
    expect(refused(both, 'hrbp', 'pause-review', 'resume', { why: '可以继续' }).code).toBe('stale-card')
    const wished = press(both, 'employee', 'seek-help', 'go-on')
    expect(wished.last).toMatchObject({ reply: { text: 'toast.wish-noted' } })
    expect(wished.state.paused).toBeDefined()
    const on = press(wished, 'hrbp', 'pause-review', 'resume', { why: '可以继续' })
    expect(on.state.paused).toBeUndefined()
    expect(heldBy(on, 'told-resumed')).toEqual(['E10421'])
  })

  test('given a report after the head of HR had left a pause to the employee, then it is decided anew', () => {
    const left = press(press(helped(), 'employee', 'seek-help', 'pause'), 'hrd', 'rest-review', 'leave-to-employee')
    const play = press(left, 'employee', 'seek-help', 'report', {})
    expect(openSteps(play)).not.toContain('resume-wish:E10866')
    expect(openSteps(play)).toContain('rest-review:E10112')
  })

  test('given days of silence, then it rests on: nothing is approved, nothing ends', () => {
    const play = reported()
    const later = { ...play, world: testWorld({ now: '2025-12-27T07:20:00Z' }) }
    expect(press(later, 'helpline', 'helpline', 'taken-up').state).toMatchObject({
      paused: { why: 'asked' },
      stage: 'talking',
    })
  })
})

describe('bringing somebody (P14)', () => {
  const brought = () => press(helped(), 'employee', 'seek-help', 'bring', { name: '王律师', role: 'lawyer' })

  test('given a name and a role, then HR finds another time and the employee hears of it; nothing rests', () => {
    const play = brought()
    expect(play.state.companions).toEqual([{ name: '王律师', role: 'lawyer', at: now }])
    expect(heldBy(play, 'companion')).toEqual(['E10208'])
    expect(play.state.paused).toBeUndefined()
    const set = press(play, 'hrbp', 'companion', 'arranged', { when: '周三 15:00,三楼' })
    expect(set.state.steps.at(-1)).toMatchObject({
      step: 'told-companion',
      who: 'E10866',
      data: { when: '周三 15:00,三楼' },
    })
  })

  test.each([{}, { name: '王律师' }, { name: '王律师', role: 'boss' }, { role: 'lawyer' }])(
    'given %j, then the field says what is wrong and nothing changes',
    values => {
      expect(refused(helped(), 'employee', 'seek-help', 'bring', values)).toMatchObject({ kind: 'invalid' })
    },
  )
})
