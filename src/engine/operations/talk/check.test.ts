// 「先让我看看这句话」: given a sentence, when the manager has it checked, then only the manager hears of it, unless it was said.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import { caseAt, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'

const world = testWorld({ now: '2025-10-27T07:10:00Z' })
const talking = (): Play =>
  press(caseAt('talking', ['meeting', 'outline'], { world }), 'manager', 'outline', 'start-talk')
const check = (sentence: string, said: 'not-yet' | 'already'): Play =>
  press(talking(), 'manager', 'outline', 'check', { sentence, said })
const threat = '不签的话,下个月就按不胜任处理你。'

describe('checking a sentence', () => {
  test('given a threat that was not said, when it is checked, then it comes back with other words and the case goes on', () => {
    const play = check(threat, 'not-yet')
    expect(play.state.paused).toBeUndefined()
    const shown = everyText(card(play, 'manager', 'told-check'))
    expect(shown).toContain('这句话不要说')
    expect(shown).toContain('如果这次谈不拢,您的劳动合同继续履行')
    const forEmployee = play.state.steps.filter(step => step.who === play.state.parties.employee)
    expect(forEmployee.map(step => step.step)).toEqual(['opening-notice'])
    expect(everyText(card(play, 'employee', 'opening-notice'))).not.toContain('不胜任')
  })

  test('given a draft, when it was checked, then the record holds that it happened and not what was written', () => {
    const play = check(threat, 'not-yet')
    const events = play.last?.kind === 'done' ? play.last.events : []
    expect(events.some(event => event.body.kind === 'noted' && event.body.what === 'sentence-checked')).toBe(true)
    expect(JSON.stringify(events)).not.toContain('下个月就按不胜任')
  })

  test('given the threat was said, when the manager says so, then the case rests in the same turn and HR decides', () => {
    const play = check(threat, 'already')
    expect(play.state.paused?.why).toBe('risk')
    expect(openSteps(play)).toContain(`risk-review:${play.state.parties.hrbp}`)
    expect(everyText(card(play, 'hrbp', 'risk-review'))).toContain('不签的话,下个月就按不胜任')
    expect(refused(play, 'manager', 'outline', 'check', { sentence: '您好。', said: 'not-yet' }).code).toBe('paused')
  })

  test('given a lawful sentence, when it was said, then nothing rests', () => {
    const play = check('如果您不同意,合同继续履行。', 'already')
    expect(play.state.paused).toBeUndefined()
    expect(everyText(card(play, 'manager', 'told-clear'))).toContain('这句话可以说')
  })

  test('given an empty form, when it is handed in, then it is refused and nothing changes', () => {
    expect(refused(talking(), 'manager', 'outline', 'check', { sentence: '' }).kind).toBe('invalid')
  })
})
