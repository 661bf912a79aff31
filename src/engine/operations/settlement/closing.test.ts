// P31: what was estimated is final on the last day; a gain is paid at once, a loss only after a new yes.
import { describe, expect, test } from 'vitest'
import { lastDayCase as lastDay } from '../../../../test/settlement-play.ts'
import { attempt, moveTo, openSteps, type Play, press, refused } from '../../../../test/world.ts'
import { holds } from '../../guards/guard.ts'
import { payableLines } from '../../settlement/closing.ts'

const source = '11 月工资表'

const paid = (play: Play, line: string): string | undefined =>
  payableLines(play.state).find(one => one.id === line)?.amount.value

describe('the last day', () => {
  test('asks payroll for the final figures of what was estimated', () => {
    expect(openSteps(lastDay())).toContain('closing-figures:E10315')
    expect(openSteps(lastDay()).some(step => step.startsWith('closing:'))).toBe(false)
  })

  test('with the same figures informs the employee and asks nothing', () => {
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', { wage: '16000', source })
    expect(play.state.closing).toMatchObject({ favour: 'same', net: { value: '152500.00' } })
    expect(play.state.steps.some(step => step.step === 'told-closing-same')).toBe(true)
    expect(holds({ field: 'closing.done', is: true }, play.state)).toBe(true)
  })

  test('with a gain is paid without a new negotiation, and the employee can check it', () => {
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', { wage: '16500', source })
    expect(play.state.closing).toMatchObject({
      favour: 'employee',
      difference: { value: '500.00' },
      net: { value: '153000.00' },
    })
    expect(paid(play, 'wage')).toBe('16500.00')
    expect(openSteps(play)).toContain('closing-review:E10866')
  })

  test('with a loss needs a reason and a new confirmation, until then the settlement is paid', () => {
    expect(refused(lastDay(), 'payroll', 'closing-figures', 'set', { social: '3600', source }).fields).toEqual({
      why: 'required',
    })
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', { social: '3600', source, why: '缴费基数调整' })
    expect(play.state.closing).toMatchObject({ favour: 'company', difference: { value: '-120.00' } })
    expect(paid(play, 'social')).toBe('-3480.00')
    const confirmed = press(play, 'employee', 'closing-review', 'confirm')
    expect(paid(confirmed, 'social')).toBe('-3600.00')
  })

  test.each([
    ['the wage below its floor in the agreement', { wage: '15999.99' }, { fields: { wage: 'below-statutory' } }],
    // 28 200 are paid that day, before 420 of tax and the loan of 2 000.
    ['more deductions than there is pay', { social: '25780.01' }, { code: 'deductions-exceed-pay' }],
  ])('takes no figures with %s', (_, figures, refusal) => {
    const set = { ...figures, source, why: '考勤' }
    expect(refused(lastDay(), 'payroll', 'closing-figures', 'set', set)).toMatchObject(refusal)
  })

  test('does not set a loss of one line against the gain of another without the employee', () => {
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', {
      wage: '17000',
      wageTax: '500',
      source,
      why: '税额随工资变化',
    })
    expect(play.state.closing).toMatchObject({ favour: 'company', difference: { value: '920.00' } })
  })

  test('left unanswered is no yes: a gain is paid, a loss is not, and nothing stays open', () => {
    const loss = { social: '3600', source, why: '缴费基数调整' }
    const silent = moveTo(press(lastDay(), 'payroll', 'closing-figures', 'set', loss), '2025-12-09T02:00:00Z')
    expect(paid(silent, 'social')).toBe('-3480.00')
    const stands = silent.state.steps.filter(step => step.step === 'told-closing-stands')
    expect(stands.map(({ who }) => who)).toEqual(['E10866', 'E10315'])
    expect(openSteps(silent)).not.toContain('closing-review:E10866')
    const gain = press(lastDay(), 'payroll', 'closing-figures', 'set', { wage: '16500', source })
    const later = moveTo(gain, '2025-12-09T02:00:00Z')
    expect(paid(later, 'wage')).toBe('16500.00')
    expect(openSteps(later)).not.toContain('closing-review:E10866')
  })

  test('left alone while a question waits, is neither closed nor said to stand', () => {
    const loss = { social: '3600', source, why: '缴费基数调整' }
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', loss)
    const asked = press(play, 'employee', 'closing-review', 'question', { line: 'social', said: '基数没有变' })
    const later = moveTo(asked, '2025-12-09T02:00:00Z')
    expect(openSteps(later)).toContain('closing-question:E10315')
    expect(later.state.steps.filter(step => step.step === 'told-closing-stands')).toEqual([])
  })

  test('can be questioned once at a time, corrected or explained', () => {
    const play = press(lastDay(), 'payroll', 'closing-figures', 'set', { social: '3600', source, why: '缴费基数调整' })
    const asked = press(play, 'employee', 'closing-review', 'question', { line: 'social', said: '基数没有变' })
    expect(attempt(asked, 'employee', 'closing-review', 'question', { line: 'social', said: '再问' }).kind).toBe(
      'repeated',
    )
    const question = { line: 'social', said: '基数没有变' }
    expect(asked.state.answers['closing-question.1']).toMatchObject({ by: 'E10866', values: question })
    expect(asked.state.steps.at(-1)?.data).toEqual({ answer: 'closing-question.1', ...question })
    const corrected = press(asked, 'payroll', 'closing-question', 'correct', { social: '3480', source })
    expect(corrected.state.closing).toMatchObject({ version: 2, favour: 'same' })
    expect(openSteps(corrected)).toContain('closing-review:E10866')
    const explained = press(asked, 'payroll', 'closing-question', 'explain', { answer: '11 月起按新基数' })
    const answers = explained.state.steps.filter(step => step.step === 'told-closing-answer')
    expect(answers.map(({ who, data }) => [who, data?.answer])).toEqual([['E10866', '11 月起按新基数']])
    const more = press(explained, 'employee', 'closing-review', 'question', { line: 'wage', said: '少了一天' })
    expect(more.state.answers['closing-question.2']?.values).toMatchObject({ line: 'wage' })
    expect(more.state.answers['closing-question.1']?.values).toMatchObject({ line: 'social' })
  })
})
