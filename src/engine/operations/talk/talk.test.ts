// The talk has a time that leaves the employee a working day after it; a question to HR reaches somebody who can read it, also when the case is over.
import { describe, expect, test } from 'vitest'
import { caseAt, everybody, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'

const question = { question: '我的年假还能休吗?' }

describe('a time for the talk', () => {
  const on = (date: string, time: string) => ({ date, time, place: '三楼小会议室' })
  // Away from Tuesday to Wednesday.
  const persons = everybody.map(one =>
    one.id === 'E10866' ? { ...one, absence: { from: '2025-10-21', to: '2025-10-22' } } : one,
  )
  const preparing = caseAt('preparing', ['preparation'], { world: testWorld({ persons }) })

  test.each([
    ['an hour ago', on('2025-10-20', '08:00'), { date: 'past-date' }],
    ['a minute before nine', on('2025-10-23', '08:59'), { time: 'working-hours' }],
    ['a minute after five', on('2025-10-23', '17:01'), { time: 'working-hours' }],
    ['a Sunday', on('2025-10-26', '10:00'), { date: 'day-off' }],
    ['noon on a Friday', on('2025-10-24', '12:00'), { date: 'before-day-off' }],
    ['the morning before 国庆', on('2025-09-30', '10:00'), { date: 'before-holiday' }],
    ['the Friday before a Monday that is 清明', on('2026-04-03', '10:00'), { date: 'before-holiday' }],
    ['the morning before a Friday that is 端午', on('2026-06-18', '10:00'), { date: 'before-holiday' }],
    ['the first day of an absence', on('2025-10-21', '10:00'), { date: 'on-leave' }],
    ['the last day of an absence', on('2025-10-22', '10:00'), { date: 'on-leave' }],
  ])('is not %s', (_, values, fields) => {
    const early =
      values.date < '2025-10-20'
        ? { ...preparing, world: { ...preparing.world, now: '2025-09-24T01:00:00Z' } }
        : preparing
    expect(refused(early, 'manager', 'preparation', 'schedule', values).fields).toEqual(fields)
  })

  test.each([
    ['nine', on('2025-10-23', '09:00')],
    ['five', on('2025-10-23', '17:00')],
    ['a Friday morning', on('2025-10-24', '11:59')],
  ])('may be %s', (_, values) => {
    expect(press(preparing, 'manager', 'preparation', 'schedule', values).state.answers.meeting?.values).toEqual(values)
  })
})

test('the invitation is a file; a talk that is moved has a newer one', () => {
  const papers = ({ last }: Play) =>
    (last?.kind === 'done' ? last.effects : []).flatMap(one => (one.kind === 'render' ? [one] : []))
  const values = { date: '2025-10-23', time: '10:00', place: '三楼小会议室' }
  const first = press(caseAt('ready', ['preparation']), 'manager', 'preparation', 'schedule', values)
  const paper = { kind: 'render', caseId: 'C-1', type: 'invitation' }
  expect(papers(first)).toEqual([{ ...paper, document: 'invitation-v1', version: 1 }])
  const moved = press(first, 'manager', 'meeting', 'move', { ...values, time: '14:00' })
  expect(papers(moved)).toEqual([{ ...paper, document: 'invitation-v2', version: 2 }])
  expect(moved.state.answers.meeting?.values.time).toBe('14:00')
  expect(openSteps(moved)).toEqual(['outline:E10421', 'meeting:E10421'])
})

describe('a question to HR', () => {
  test('is a task of the HR partner, who answers it on the card', () => {
    const play = press(caseAt('talking', ['opening-notice']), 'employee', 'opening-notice', 'footer.ask-hr', question)
    expect(openSteps(play)).toContain('question:E10208')
  })

  test('is read by the HR partner after the case has ended, where no task is opened any more', () => {
    const silent = caseAt('considering', ['settlement-silence'])
    const over = press(silent, 'hrbp', 'settlement-silence', 'not-accepted')
    const asked = press(over, 'employee', 'declined-receipt', 'footer.ask-hr', question)
    expect(asked.state.steps.at(-1)).toMatchObject({ who: asked.state.parties.hrbp, status: 'told', data: question })
    expect(openSteps(asked)).toEqual([])
  })
})
