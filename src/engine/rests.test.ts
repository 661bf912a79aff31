// While a case rests a yes waits. A no, a correction, a question and what only HR may know do not: none of them needs anybody's leave.
import { describe, expect, test } from 'vitest'
import { effectiveCase } from '../../test/settled-case.ts'
import { sentCase, talkDay, verifiedCase } from '../../test/settlement-play.ts'
import {
  askedFor,
  attempt,
  caseAt,
  flow,
  instanceFor,
  moveTo,
  openSteps,
  type Play,
  personOf,
  press,
  refused,
  soughtHelp,
  testWorld,
} from '../../test/world.ts'
import { seenHash } from './content.ts'
import { decide } from './decide.ts'

const world = testWorld({ now: talkDay })
const considering = (...more: readonly string[]): Play =>
  sentCase(verifiedCase(caseAt('offered', ['opening-notice', ...more, 'settlement-draft'], { world })))
const resting = (play: Play = considering(), why: 'pause' | 'report' = 'pause', values = {}): Play =>
  press(soughtHelp(play), 'employee', 'seek-help', why, values)
const special = { said: '我在住院', consent: 'yes' }
const told = ({ state }: Play): readonly string[] =>
  state.steps.filter(one => one.status === 'told').map(one => `${one.step}:${one.who}`)
const typed = (play: Play) =>
  decide(
    flow,
    play.state,
    { kind: 'asks-for', card: 'decline', by: 'E10866', at: play.world.now, cause: 'typed' },
    play.world,
  )

describe('given 林晓 considers the offer and the case rests', () => {
  test('when she presses 「我不接受协商」, then it counts at once and the case is over', () => {
    const no = press(resting(), 'employee', 'settlement-review', 'decline', { why: '想留下' })
    expect(no.state).toMatchObject({
      stage: 'declined',
      declined: { at: talkDay, why: '想留下' },
      ended: { how: 'declined' },
    })
    expect(openSteps(no)).toEqual([])
    expect(moveTo(no, '2025-12-01T02:00:00Z').state.seq).toBe(no.state.seq)
  })

  test('then her HR partner and the head of HR hear that it was during the pause, the manager only the no', () => {
    const no = press(resting(), 'employee', 'settlement-review', 'decline')
    const { hrbp, hrd, manager } = no.state.parties
    expect(told(no)).toEqual(
      expect.arrayContaining([
        `told-declined-hr:${hrbp}`,
        `told-declined-hr:${hrd}`,
        `told-declined:${manager}`,
        'declined-receipt:E10866',
      ]),
    )
    expect(instanceFor(no.state, 'manager', 'told-declined')?.data).toEqual({ how: 'declined' })
  })

  test('when she types 「我不接受」, then a card comes that says so with two clicks', () => {
    const asked = askedFor('decline', resting())
    expect(openSteps(asked)).toContain('decline:E10866')
    expect(press(asked, 'employee', 'decline', 'decline').state.ended?.how).toBe('declined')
    const kept = press(asked, 'employee', 'decline', 'keep')
    expect(kept.state.ended).toBeUndefined()
    expect(openSteps(kept)).not.toContain('decline:E10866')
  })

  test('then her yes waits, and so does whatever leads to one', () => {
    for (const option of ['check', 'question', 'propose', 'think'])
      expect(refused(resting(), 'employee', 'settlement-review', option).code).toBe('paused')
  })

  test('then a person in HR is within reach, and her rights can be read', () => {
    const play = resting()
    const card = instanceFor(play.state, 'employee', 'settlement-review')
    if (!card) throw new Error('no card')
    const footer = (option: string, values = {}) =>
      decide(
        flow,
        play.state,
        {
          kind: 'press',
          by: 'E10866',
          at: talkDay,
          cause: option,
          instance: card.id,
          option: `footer.${option}`,
          seen: seenHash(play.state, card),
          values,
        },
        world,
      )
    expect(footer('ask-hr', { question: '我需要做什么?' }).kind).toBe('done')
    expect(footer('rights').kind).toBe('done')
  })

  test('when she has something only HR may know, then HR gets it, and the manager learns nothing new', () => {
    const said = press(resting(), 'employee', 'opening-notice', 'special', special)
    expect(openSteps(said)).toContain(`protection:${said.state.parties.hrbp}`)
    expect(said.state.paused?.why).toBe('asked')
    expect(openSteps(said).filter(one => one === `told-paused:${said.state.parties.manager}`)).toHaveLength(1)
  })

  test('when the minutes are wrong, then she says so; that they are right waits', () => {
    const minutes = { version: 1, values: {}, by: 'E10421', at: talkDay }
    const play = resting(
      caseAt('offered', ['opening-notice', 'minutes-check'], {
        world,
        change: state => ({ ...state, minutes: [minutes] }),
      }),
    )
    expect(refused(play, 'employee', 'minutes-check', 'correct').code).toBe('paused')
    const amended = press(play, 'employee', 'minutes-check', 'disagree', { why: '没有谈到补偿' })
    expect(amended.state.minutes[0]?.answer?.kind).toBe('disagreed')
  })
})

describe('given what she said to somebody before she declined', () => {
  test('when nobody has taken her report up, then it is not lost with the case', () => {
    const reported = resting(considering(), 'report', { text: '他说不签就调岗' })
    const no = press(reported, 'employee', 'settlement-review', 'decline')
    expect(told(no)).toContain(`told-helpline:${personOf(no.state, 'helpline')}`)
    expect(instanceFor(no.state, 'helpline', 'told-helpline')?.data).toEqual({ call: '1' })
  })

  test('when it was taken up, then nothing is told twice', () => {
    const reported = resting(considering(), 'report', { text: '他说不签就调岗' })
    const no = press(press(reported, 'helpline', 'helpline', 'taken-up'), 'employee', 'settlement-review', 'decline')
    expect(told(no).join()).not.toContain('told-helpline')
  })

  test('when her question is unanswered, then HR still has it', () => {
    const question = press(considering(), 'employee', 'opening-notice', 'ask-hr', { question: '社保怎么转?' })
    const no = press(resting(question), 'employee', 'settlement-review', 'decline')
    expect(instanceFor(no.state, 'hrbp', 'told-question')?.data?.question).toBe('社保怎么转?')
  })
})

describe('given HR decided about another reason to rest', () => {
  const asked = () =>
    press(caseAt('talking', ['outline', 'opening-notice'], { world }), 'manager', 'outline', 'pause-hr', {
      why: '谈不下去',
    })

  test('when her special circumstances are not looked at yet, then the case does not go on over them', () => {
    const said = press(asked(), 'employee', 'opening-notice', 'special', special)
    const resumed = press(said, 'hrbp', 'pause-review', 'resume', { why: '可以继续' })
    expect(resumed.state.paused).toBeDefined()
    const wished = press(resumed, 'hrbp', 'protection', 'ask-employee')
    expect(wished.state.paused).toBeDefined()
    expect(press(wished, 'employee', 'resume-wish', 'go-on').state.paused).toBeUndefined()
  })

  test('when she is still asked whether it goes on, then it is hers to say', () => {
    const wished = press(
      press(asked(), 'employee', 'opening-notice', 'special', special),
      'hrbp',
      'protection',
      'ask-employee',
    )
    const resumed = press(wished, 'hrbp', 'pause-review', 'resume', { why: '可以继续' })
    expect(resumed.state.paused).toBeDefined()
    expect(press(resumed, 'employee', 'resume-wish', 'go-on').state.paused).toBeUndefined()
  })

  test('when nothing else is open, then it goes on', () => {
    expect(press(asked(), 'hrbp', 'pause-review', 'resume', { why: '可以继续' }).state.paused).toBeUndefined()
  })
})

describe('given the notice reached somebody else', () => {
  const wrong = () => press(considering(), 'employee', 'opening-notice', 'not-me')

  test('when they then decline, then it does not count for her, is on record, and they read why', () => {
    const play = wrong()
    const tried = attempt(play, 'employee', 'settlement-review', 'decline')
    expect(tried).toMatchObject({ kind: 'refused', refusal: { code: 'declined-by-another' } })
    if (tried.kind !== 'refused') throw new Error('not refused')
    expect(tried.recorded?.events.map(event => event.body)).toEqual([{ kind: 'noted', what: 'declined-by-another' }])
    expect(tried.recorded?.state.ended).toBeUndefined()
  })

  test('when the case rested already, then HR hears of it all the same', () => {
    const play = press(resting(), 'employee', 'opening-notice', 'not-me')
    expect(openSteps(play)).toContain(`privacy-incident:${play.state.parties.hrbp}`)
    expect(play.state.paused?.why).toBe('wrong-person')
  })
})

describe('「我不接受」, typed', () => {
  test('given no figures were offered yet, then it ends the case as well', () => {
    const talking = askedFor('decline', caseAt('talking', ['outline', 'opening-notice', 'minutes'], { world }))
    expect(press(talking, 'employee', 'decline', 'decline').state.stage).toBe('declined')
  })

  test('given both have signed, or she knows of no case, then no card comes', () => {
    expect(typed(effectiveCase())).toMatchObject({ kind: 'refused', refusal: { code: 'only-you' } })
    expect(typed(caseAt('checks', ['checks'], { world }))).toMatchObject({ kind: 'refused' })
  })
})
