// The minutes: what was not said goes out in writing, corrections stand beside, and a threat stops the case before anyone sends it.
import { describe, expect, test } from 'vitest'
import { card, everyText, firstClick, labels } from '../../../../test/card-view.ts'
import { attempt, caseAt, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'

const world = testWorld({ now: '2025-10-27T07:45:00Z' })
const talked = (...taps: readonly string[]): Play =>
  ['start-talk', ...taps].reduce(
    (play, tap) => press(play, 'manager', 'outline', tap),
    caseAt('talking', ['outline', 'meeting'], { world }),
  )
const everything = ['said', 'said', 'said', 'next', 'next', 'next', 'said']

const honest = {
  date: '2025-10-27',
  from: '15:00',
  to: '15:40',
  participants: '周航、林晓',
  mode: 'in-person',
  companySaid: '业务线收缩,公司希望协商;可以同意、不同意或提出自己的方案。',
  employeeSaid: '需要看到结算明细后再考虑。',
}
const threat = { ...honest, companySaid: '不签就一分钱都没有。' }
const sent = (play: Play = talked(...everything)): Play => press(play, 'manager', 'minutes', 'send', honest)

describe('what was not said', () => {
  test('given everything was ticked, then nothing is added to the minutes', () => {
    expect(sent().state.minutes[0]?.written).toBeUndefined()
  })

  test('given points were left out, then the manager is told before, and the employee gets them in writing in both languages', () => {
    const play = talked('said', 'next', 'said', 'next', 'next', 'next', 'said')
    expect(everyText(card(play, 'manager', 'minutes'))).toContain('有 2 点没有勾选')
    const out = sent(play)
    expect(out.state.minutes[0]?.written?.map(point => point.id)).toEqual(['company-proposes', 'contract-goes-on'])
    expect(out.state.minutes[0]?.script).toBe('talk@1')
    expect(everyText(card(out, 'employee', 'minutes-check'))).toContain('你不同意,劳动合同就继续履行')
    expect(everyText(card(out, 'employee', 'minutes-check', 'en'))).toContain('your employment contract goes on')
  })

  test('given the outline was never touched, then every mandatory point is put in writing', () => {
    expect(sent(talked()).state.minutes[0]?.written).toHaveLength(7)
    expect(everyText(card(sent(talked()), 'employee', 'minutes-check'))).toContain('至少有 5 个工作日考虑')
  })
})

describe('the answer of the employee', () => {
  test('given a correction, then it stands beside the text, and more may be added at any time', () => {
    let play = press(sent(), 'employee', 'minutes-check', 'amend', { text: '我还说了加班没有算。' })
    play = press(play, 'employee', 'minutes-check', 'add', { text: '还有年假。' })
    const view = everyText(card(play, 'employee', 'minutes-check'))
    for (const words of [honest.companySaid, '我还说了加班没有算。', '还有年假。']) expect(view).toContain(words)
    expect(play.state.minutes[0]?.values.companySaid).toBe(honest.companySaid)
    expect(everyText(card(play, 'manager', 'told-minutes-answer'))).toContain('还有年假。')
  })

  test('given the case has ended, then the employee keeps what was put in writing and what they added', () => {
    const play = press(sent(talked()), 'employee', 'minutes-check', 'amend', { text: '我还说了加班没有算。' })
    const steps = play.state.steps.map(one =>
      one.step === 'minutes-check' ? { ...one, status: 'superseded' as const } : one,
    )
    const closed = card({ ...play, state: { ...play.state, steps } }, 'employee', 'minutes-check')
    expect(closed.closed).toBe(true)
    for (const words of ['我还说了加班没有算。', '你不同意,劳动合同就继续履行'])
      expect(everyText(closed)).toContain(words)
  })

  test('given no answer, then nothing says yes', () => {
    const play = sent()
    expect(play.state.minutes[0]?.answer).toBeUndefined()
    expect(labels(card(play, 'employee', 'minutes-check').buttons)).toEqual([
      '内容属实',
      '我要补充/更正',
      '不同意这份记录',
    ])
  })

  test('given an answer, then it cannot be turned into another one', () => {
    const play = press(sent(), 'employee', 'minutes-check', 'disagree', {})
    expect(attempt(play, 'employee', 'minutes-check', 'correct').kind).toBe('refused')
    expect(labels(card(play, 'employee', 'minutes-check').buttons)).toEqual(['我还要补充'])
  })
})

describe('what the employee answers', () => {
  test.each([
    ['correct', {}, 'true', undefined],
    ['amend', { text: '我还说了加班没有算。' }, 'corrected', '我还说了加班没有算。'],
    ['disagree', { why: '没有谈到补偿。' }, 'disagreed', '没有谈到补偿。'],
  ])('with 「%s」 is kept in their own words, and the manager reads it', (option, values, kind, text) => {
    const play = press(sent(), 'employee', 'minutes-check', option, values)
    expect(play.state.minutes[0]?.answer).toEqual({ kind, text, at: world.now })
    expect(everyText(card(play, 'manager', 'told-minutes-answer'))).toContain(text ?? '')
  })
})

describe('a sentence that must not have been said', () => {
  const stopped = (): Play => firstClick(talked(...everything), 'manager', 'minutes', 'send', threat)

  test('given a threat in the minutes, then the case pauses at the first click, HR and the head of HR hear of it, nobody else', () => {
    const play = stopped()
    expect(play.state.paused?.why).toBe('risk')
    expect(play.state.minutes).toEqual([])
    expect(openSteps(play)).toContain('risk-review:E10208')
    expect(play.state.steps.some(step => step.step === 'told-risk' && step.who === 'E10112')).toBe(true)
    const own = play.state.steps.filter(step => step.who === play.state.parties.employee)
    expect(own.map(step => step.step)).toEqual(['opening-notice'])
    expect(everyText(card(play, 'employee', 'opening-notice'))).not.toMatch(/一分钱|风险|risk/)
    expect(everyText(card(play, 'hrbp', 'risk-review'))).toContain('一分钱')
    // Not a fragment of it: the whole sentence that stopped the case.
    expect(play.state.steps.find(step => step.step === 'risk-review')?.data?.sentence).toMatch(
      /^[^。]*不签[^。]*一分钱[^。]*$/,
    )
    expect(everyText(card(play, 'hrd', 'told-risk'))).not.toContain('一分钱')
  })

  test.each(['agreed', 'notAgreed'])('given it stands under %s, then it stops the case all the same', field => {
    const elsewhere = { ...threat, companySaid: '公司希望和你协商。', [field]: threat.companySaid }
    expect(firstClick(talked(...everything), 'manager', 'minutes', 'send', elsewhere).state.paused?.why).toBe('risk')
  })

  test('given HR lets the manager go on, then the true minutes go out and every mandatory point stands beside them', () => {
    const resumed = press(stopped(), 'hrbp', 'risk-review', 'resume', { why: '已与经理谈过。' })
    expect(resumed.state.paused).toBeUndefined()
    const out = press(resumed, 'manager', 'minutes', 'send', threat)
    expect(out.state.minutes[0]?.values.companySaid).toBe(threat.companySaid)
    expect(out.state.minutes[0]?.written).toHaveLength(7)
  })

  test('given HR cleared one text, then another threat stops the case again', () => {
    const resumed = press(stopped(), 'hrbp', 'risk-review', 'resume', { why: '已与经理谈过。' })
    const other = { ...honest, companySaid: '你今天不签,就一分钱都没有。' }
    expect(firstClick(resumed, 'manager', 'minutes', 'send', other).state.paused?.why).toBe('risk')
  })

  test('given HR takes over, then HR writes the minutes and the manager no longer does', () => {
    const taken = press(stopped(), 'hrbp', 'risk-review', 'take-over', { why: '由我接着谈。' })
    expect(openSteps(taken)).toContain('minutes:E10208')
    expect(openSteps(taken).some(step => step.endsWith(':E10421'))).toBe(false)
    expect(press(taken, 'hrbp', 'minutes', 'send', honest).state.minutes[0]?.by).toBe('E10208')
    // What HR looked at is not held against whoever writes it down.
    const out = press(taken, 'hrbp', 'minutes', 'send', threat)
    expect(out.state.paused).toBeUndefined()
    expect(out.state.minutes[0]?.written).toHaveLength(7)
  })

  test('given it was said before the talk began, then there is nothing to take over: the manager may go on, or the case ends', () => {
    const before = caseAt('talking', ['outline', 'meeting'], { world })
    const play = press(before, 'manager', 'outline', 'check', { sentence: threat.companySaid, said: 'already' })
    expect(labels(card(play, 'hrbp', 'risk-review').buttons)).toEqual(['已处理,经理继续', '取消本事项'])
    expect(refused(play, 'hrbp', 'risk-review', 'take-over', { why: '由我来谈。' }).code).toBe('stale-card')
    const on = press(play, 'hrbp', 'risk-review', 'resume', { why: '已与经理谈过。' })
    expect(openSteps(on)).toEqual(['outline:E10421', 'meeting:E10421'])
  })

  test('given the draft that was stopped, then what was written is kept for the manager', () => {
    const play = stopped()
    const draft = play.state.steps.find(step => step.step === 'minutes')?.draft
    expect(draft?.companySaid).toBe(threat.companySaid)
  })
})

describe('the date of the minutes', () => {
  test.each([
    [{ date: '2025-10-28' }, 'date'],
    [{ to: '14:00' }, 'to'],
    [{ from: '15:00', to: '15:00' }, 'to'],
  ])('given %j, then the field is named and nothing is sent', (change, field) => {
    const last = attempt(talked(...everything), 'manager', 'minutes', 'send', { ...honest, ...change })
    expect(last.kind === 'refused' && Object.keys(last.refusal.fields ?? {})).toEqual([field])
  })
})
