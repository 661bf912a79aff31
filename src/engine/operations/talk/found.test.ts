// The buttons under a finding: given a remark, then its words can be taken, HR can be called, and it can be called wrong; it is made again next time.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../../test/card-view.ts'
import { caseAt, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'
import type { Effect } from '../../../model/effect.ts'
import { coachCounts } from '../../../talk/learning/coach-counts.ts'

const world = testWorld({ now: '2025-10-27T07:10:00Z' })
const talking = (): Play =>
  press(caseAt('talking', ['meeting', 'outline'], { world }), 'manager', 'outline', 'start-talk')
const threat = '不签的话,下个月就按不胜任处理你。'
const checked = (play: Play = talking(), sentence = threat): Play =>
  press(play, 'manager', 'outline', 'check', { sentence, said: 'not-yet' })
const found = (play: Play, option: string, values = {}): Play => press(play, 'manager', 'told-check', option, values)
const said = ({ last }: Play): readonly Effect[] =>
  last?.kind === 'done' ? last.effects.filter(effect => effect.kind === 'say') : []
const events = ({ last }: Play): string => JSON.stringify(last?.kind === 'done' ? last.events : [])

describe('「换成这句」', () => {
  test('given a threat, when the other words are taken, then they come alone in one message, and the draft is nowhere', () => {
    const play = found(checked(), 'take')
    const safer = expect.stringContaining('如果这次谈不拢,您的劳动合同继续履行。')
    expect(said(play)).toMatchObject([{ to: 'E10421', text: 'told-check.take', values: { safer } }])
    expect(events(play)).toContain('sentence-replaced')
    expect(JSON.stringify(play.state)).not.toContain('下个月就按不胜任')
    expect(coachCounts(play.state)).toMatchObject({ checks: 1, replaced: 1 })
  })

  test('given a sentence with nothing to find, then there is nothing to press', () => {
    const play = checked(talking(), '如果您不同意,合同继续履行。')
    expect(card(play, 'manager', 'told-clear').buttons).toEqual([])
    expect(coachCounts(play.state)).toEqual({ checks: 1, replaced: 0, categories: {} })
  })

  test('given another sentence is checked, then the earlier remark makes way and can still be read', () => {
    const play = checked(checked())
    expect(openSteps(play).filter(step => step.startsWith('told-check'))).toHaveLength(1)
    expect(coachCounts(play.state).categories.threat_general?.alerts).toBe(2)
  })
})

describe('「我已说出口,叫 HR」', () => {
  test('given it was a threat, then the case stops as for any threat that was said', () => {
    const play = found(checked(), 'said-it', { sentence: threat })
    expect(play.state.paused?.why).toBe('risk')
    expect(openSteps(play)).toContain('risk-review:E10208')
  })

  test('given it was something lesser, then HR comes in all the same and reads it', () => {
    const play = found(checked(), 'said-it', { sentence: '我觉得你不太合适。' })
    expect(play.state.paused?.why).toBe('asked')
    expect(play.state.steps.find(({ step }) => step === 'pause-review')?.data?.why).toBe('「我觉得你不太合适。」')
  })

  test('given no words, then it is refused', () => {
    expect(refused(checked(), 'manager', 'told-check', 'said-it', {}).fields).toEqual({ sentence: 'required' })
  })
})

describe('「误报」', () => {
  test('given no sentence, then HR sees the kind and the reason and no words', () => {
    const play = found(checked(), 'false-alarm')
    const shown = everyText(card(play, 'hrbp', 'false-alarm'))
    expect(shown).toContain('没有留给 HR')
    expect(shown).not.toContain('下个月就按不胜任')
    expect(labels(card(play, 'hrbp', 'false-alarm').buttons)).toEqual(['确实是误报', '提醒得对'])
    expect(everyText(card(play, 'hrbp', 'false-alarm', 'en'))).toContain('Not handed to HR')
  })

  test('given the sentence and the consent, then HR reads it; without the consent nothing is kept', () => {
    const kept = found(checked(), 'false-alarm', { sentence: threat, consent: 'yes' })
    expect(everyText(card(kept, 'hrbp', 'false-alarm'))).toContain(threat)
    const without = refused(checked(), 'manager', 'told-check', 'false-alarm', { sentence: threat })
    expect(without.fields).toEqual({ consent: 'consent-needed' })
    const health = { sentence: '她怀孕了。', consent: 'yes' }
    expect(refused(checked(), 'manager', 'told-check', 'false-alarm', health).fields).toEqual({
      sentence: 'health-words',
    })
  })

  test.each([
    ['was-false', 1],
    ['was-right', 0],
  ] as const)('given HR answers %s, then the manager hears it, and it counts by kind', (answer, agreed) => {
    const play = press(found(checked(), 'false-alarm'), 'hrbp', 'false-alarm', answer)
    expect(said(play)).toMatchObject([{ to: 'E10421', text: `false-alarm.told-${answer}` }])
    expect(coachCounts(play.state).categories.threat_general).toEqual({ alerts: 1, reported: 1, agreed })
  })

  test('given HR held it to be wrong, then the very same words are found again', () => {
    const answered = press(found(checked(), 'false-alarm'), 'hrbp', 'false-alarm', 'was-false')
    expect(everyText(card(checked(answered), 'manager', 'told-check'))).toContain('这句话不要说')
  })
})

describe('what is counted', () => {
  test('given a threat was said, then it counts as one sentence and one remark', () => {
    const play = press(talking(), 'manager', 'outline', 'check', { sentence: threat, said: 'already' })
    expect(coachCounts(play.state)).toMatchObject({
      checks: 1,
      replaced: 0,
      categories: { threat_general: { alerts: 1, reported: 0, agreed: 0 } },
    })
  })
})
