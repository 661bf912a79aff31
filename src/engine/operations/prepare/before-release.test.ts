// Before H1 says yes: HR sends the checks back, helps with them, rejects, rests the case or is asked again; whoever knew of a case learns that it is over, nobody else (product P3, G13).
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import {
  attempt,
  caseAt,
  linXiao,
  openSteps,
  type Play,
  press,
  refused,
  startedCase,
  testWorld,
} from '../../../../test/world.ts'
import { releaseAnswers } from '../../../demo/figures.ts'
import { missingChecks } from '../../opening/checks.ts'
import { protections } from './review.ts'

const why = '岗位说明还不清楚'
const supplied = { documents: ['file-1'], otherPosts: 'none', performance: 'complete', talksBefore: 'documented' }
const attested = { loan: 'none', expenses: 'none', bonus: 'none', overtime: 'none', socialInsurance: 'paid' }
const atReview = (): Play =>
  press(press(startedCase(), 'manager', 'checks', 'supply', supplied), 'payroll', 'open-items', 'attest', attested)
const told = ({ state }: Play, step: string) =>
  state.steps.filter(one => one.step === step).map(({ who, data }) => ({ who, ...data }))
const noted = ({ last }: Play) =>
  (last?.kind === 'done' ? last.events : []).flatMap(({ body }) => (body.kind === 'noted' ? [body] : []))

describe('the release', () => {
  test.each(protections)('given HR knows of %s, then the case rests, also where everything else is clear', name => {
    const play = press(atReview(), 'hrbp', 'hr-review', 'release', { ...releaseAnswers, [name]: 'yes' })
    expect(play.state.paused?.why).toBe('protection')
    expect(told(play, 'protection')).toEqual([{ who: 'E10208', from: 'hr-review' }])
    expect(told(play, 'told-paused')).toEqual([{ who: 'E10421' }])
  })

  test('sets the time to consider and what HR may offer on its own, and keeps the answers', () => {
    const answers = { ...releaseAnswers, considerationDays: '7', authorityMonths: '1.5' }
    const { state } = press(atReview(), 'hrbp', 'hr-review', 'release', answers)
    expect(state).toMatchObject({ considerationDays: 7, authorityMonths: '1.5' })
    expect(state.answers['hr-review']).toMatchObject({ by: 'E10208', values: answers })
    const half = { ...releaseAnswers, considerationDays: '4.5' }
    expect(refused(atReview(), 'hrbp', 'hr-review', 'release', half).fields).toHaveProperty('considerationDays')
  })
})

describe('given HR sends the checks back', () => {
  const back = () => press(atReview(), 'hrbp', 'hr-review', 'return', { why })

  test('then the manager reads why and answers again, and nothing of the rest is lost', () => {
    const play = back()
    expect(play.state.stage).toBe('checks')
    expect(openSteps(play)).toEqual(['checks:E10421'])
    expect(everyText(card(play, 'manager', 'checks'))).toContain(why)
    expect(missingChecks(play.state).map(({ id }) => id)).toEqual(['other-posts'])
    expect(play.state.answers.checks?.values).toMatchObject({ documents: ['file-1'], performance: 'complete' })
    expect(noted(play)).toEqual([{ kind: 'noted', what: 'returned', values: { why } }])
  })

  test('then HR looks at it once more when it is answered, not before', () => {
    const nothing = press(back(), 'manager', 'checks', 'supply', { documents: ['file-2'] })
    expect(openSteps(nothing)).toEqual(['checks:E10421'])
    expect(openSteps(press(nothing, 'manager', 'checks', 'supply', { otherPosts: 'none' }))).toContain(
      'hr-review:E10208',
    )
    expect(refused(back(), 'manager', 'checks', 'supply', {}).fields).toEqual({ documents: 'nothing-given' })
  })
})

test('given HR rejects it, then it is over before anybody was told: only the manager hears of it, and why', () => {
  const play = press(atReview(), 'hrbp', 'hr-review', 'reject', { why })
  expect(play.state).toMatchObject({ stage: 'cancelled', ended: { how: 'cancelled' } })
  expect(told(play, 'told-ended')).toEqual([{ who: 'E10421', how: 'rejected', why }])
  expect(noted(play)).toEqual([{ kind: 'noted', what: 'rejected', values: { why } }])
})

describe('given the case is cancelled', () => {
  test.each<[string, () => Play, readonly string[]]>([
    ['HR knew of it', () => press(startedCase(), 'manager', 'checks', 'cancel'), ['E10421']],
    [
      'the employee knew of it',
      () =>
        press(
          press(atReview(), 'hrbp', 'hr-review', 'release', { ...releaseAnswers, medical: 'yes' }),
          'hrbp',
          'protection',
          'cancel',
        ),
      ['E10421', 'E10208'],
    ],
    [
      'anything was signed',
      () => press(caseAt('talking', ['hr-review', 'opening-notice', 'resume-wish']), 'employee', 'resume-wish', 'stop'),
      ['E10421', 'E10866', 'E10208'],
    ],
  ])('before %s, then only those who did know are told', (_, cancelled, who) => {
    const play = cancelled()
    expect(play.state).toMatchObject({ stage: 'cancelled', ended: { how: 'cancelled' } })
    expect(told(play, 'told-ended')).toEqual(who.map(one => ({ who: one, how: 'cancelled' })))
  })
})

describe('given the directory does not know what the checks need', () => {
  const { avgWage12m: _wage, leaveTakenDays: _leave, ...lacking } = linXiao
  const opened = () => startedCase(testWorld(), lacking)
  const source = '工资台账'

  test('then HR is asked for it at once, without anybody having to ask HR', () => {
    expect(openSteps(opened())).toContain('facts-wanted:E10208')
    expect(openSteps(startedCase())).not.toContain('facts-wanted:E10208')
  })

  test('then what is brought in parts leaves the rest asked for, and with the last part nothing is asked any more', () => {
    const part = press(opened(), 'hrbp', 'facts-wanted', 'supply', { avgMonthlyWage: '18600', source })
    expect(openSteps(part)).toContain('facts-wanted:E10208')
    const whole = press(part, 'hrbp', 'facts-wanted', 'supply', { leaveTakenDays: '4', source })
    expect(openSteps(whole)).not.toContain('facts-wanted:E10208')
    expect(whole.state.facts.avgMonthlyWage).toMatchObject({ value: '18600', source, by: 'E10208' })
  })

  test('then the manager can still ask HR something else', () => {
    const asked = press(opened(), 'manager', 'checks', 'ask-hr', { why: '入职日期不对' })
    expect(told(asked, 'help-wanted')).toEqual([{ who: 'E10208', why: '入职日期不对' }])
  })
})

describe('given the manager asks HR for help with the checks', () => {
  const asked = () => press(startedCase(), 'manager', 'checks', 'ask-hr', { why: '入职日期不对' })

  test('then HR reads why, and is asked once', () => {
    expect(told(asked(), 'help-wanted')).toEqual([{ who: 'E10208', why: '入职日期不对' }])
    expect(attempt(asked(), 'manager', 'checks', 'ask-hr', { why: '还在吗' })).toMatchObject({
      kind: 'repeated',
      reply: { text: 'toast.hr-already-asked' },
    })
  })

  test('then a fact that HR brings has its source and its name, and the manager hears of it', () => {
    const source = '纸质劳动合同'
    const facts = { contractType: 'fixed_term', hireDate: '2018-03-18', avgMonthlyWage: '19000', leaveTakenDays: '2' }
    const play = press(asked(), 'hrbp', 'help-wanted', 'supply', { ...facts, source })
    const at = play.world.now
    for (const [name, value] of Object.entries(facts))
      expect(play.state.facts[name]).toEqual({ value, source, by: 'E10208', at })
    expect(told(play, 'told-answer')).toEqual([
      { who: 'E10421', about: 'checks', instance: 'help-wanted#1', by: 'E10208' },
    ])
    const one = press(asked(), 'hrbp', 'help-wanted', 'supply', { hireDate: '2018-03-18', source })
    expect(one.state.facts.avgMonthlyWage).toMatchObject({ source: 'directory' })
    expect(refused(asked(), 'hrbp', 'help-wanted', 'supply', { source }).fields).toEqual({
      contractType: 'nothing-given',
    })
  })

  test('then the answer reaches the manager in HR’s words, and HR may be asked again', () => {
    const play = press(asked(), 'hrbp', 'help-wanted', 'answer', { answer: '以合同为准' })
    expect(told(play, 'told-answer')).toEqual([{ who: 'E10421', answer: '以合同为准', by: 'E10208' }])
    expect(openSteps(press(play, 'manager', 'checks', 'ask-hr', { why: '再问一次' }))).toContain('help-wanted:E10208')
  })
})

describe('given the review was handed up', () => {
  const escalated = () => press(atReview(), 'hrbp', 'hr-review', 'escalate', { why })

  test('then the head of HR reads why, once', () => {
    expect(told(escalated(), 'hr-escalation')).toEqual([{ who: 'E10112', why }])
    expect(attempt(escalated(), 'hrbp', 'hr-review', 'escalate', { why })).toMatchObject({ kind: 'repeated' })
  })

  test('then the head of HR may let the case rest: on record, and the manager is told only that', () => {
    const play = press(escalated(), 'hrd', 'hr-escalation', 'pause', { why: '等待核实' })
    expect(play.state.paused?.why).toBe('asked')
    expect(noted(play)).toEqual([{ kind: 'noted', what: 'pause-asked', values: { why: '等待核实' } }])
    expect(told(play, 'told-paused')).toEqual([{ who: 'E10421' }])
    expect(attempt(play, 'hrd', 'hr-escalation', 'pause', { why: '再等' })).toMatchObject({ kind: 'repeated' })
  })

  test.each([
    ['the manager', 'E10421', 'unknown-choice'],
    ['the employee', 'E10866', 'unknown-choice'],
    ['who verifies the figures', 'E10315', 'two-persons'],
  ])('then it is not assigned to %s', (_, person, code) => {
    const everyoneInHr = escalated()
    const people = everyoneInHr.world.people
    const world = { ...everyoneInHr.world, people: { ...people, withRole: () => people.all() } }
    expect(refused({ ...everyoneInHr, world }, 'hrd', 'hr-escalation', 'assign', { person }).fields).toEqual({
      person: code,
    })
  })
})

test('given HR is silent, then the manager may have it asked again, once a day', () => {
  const silent = caseAt('hr-review', ['hr-review', 'told-waiting-for-hr'])
  const again = (play: Play, now: string) =>
    attempt({ ...play, world: { ...play.world, now } }, 'manager', 'told-waiting-for-hr', 'nudge')
  const nudged = press(silent, 'manager', 'told-waiting-for-hr', 'nudge')
  const say = { kind: 'say', to: 'E10208', caseId: 'C-1', text: 'say.nudge', asks: true }
  expect(nudged.last).toMatchObject({ effects: expect.arrayContaining([say]) })
  expect(again(nudged, '2025-10-21T00:59:59Z')).toMatchObject({
    kind: 'repeated',
    reply: { text: 'toast.nudged-today' },
  })
  expect(again(nudged, '2025-10-21T01:00:00Z')).toMatchObject({ kind: 'done' })
})
