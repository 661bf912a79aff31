// A question to HR reaches somebody who can read it, also when the case is already over.
import { describe, expect, test } from 'vitest'
import { caseAt, openSteps, press } from '../../../../test/world.ts'

const question = { question: '我的年假还能休吗?' }

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
