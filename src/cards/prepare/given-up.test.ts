// HR's task about something that failed for good: what happened and what to do, in both languages, and what settles it.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../test/card-view.ts'
import { caseAt, flow, openSteps, type Play, press, refused, testWorld } from '../../../test/world.ts'
import { decide } from '../../engine/decide.ts'
import type { GaveUp } from '../../model/gave-up.ts'

type What = GaveUp['what']

const told = (what: What, play: Play = caseAt('talking', ['outline']), row = 'out 17'): Play => {
  const gaveUp: GaveUp = { row, why: 'fault', what }
  const last = decide(
    flow,
    play.state,
    { kind: 'gave-up', gaveUp, at: play.world.now, cause: 'gave-up:out:17' },
    play.world,
  )
  return last.kind === 'done' ? { ...play, state: last.state, last } : { ...play, last }
}
const outline: What = { kind: 'card', person: 'E10421', card: 'outline', instance: 'outline#1' }
const paper: What = { kind: 'paper', document: 'preparation-v1', type: 'preparation', version: 1 }
const all: readonly What[] = [
  { kind: 'press', person: 'E10421' },
  { kind: 'press' },
  { kind: 'deadline' },
  { kind: 'words', person: 'E10866' },
  outline,
  paper,
]

describe('something could not be carried out', () => {
  test.each(all)('HR reads what happened and what to do: %o', what => {
    const play = told(what)
    expect(openSteps(play)).toContain('given-up:E10208')
    for (const locale of ['zh-CN', 'en'] as const) {
      const view = card(play, 'hrbp', 'given-up', locale)
      expect(everyText(view)).not.toMatch(/\{[a-zA-Z]+\}|undefined|given-up\./)
      expect(everyText(view)).toContain('out 17')
      const again = what.kind === 'card' || what.kind === 'paper'
      expect(view.buttons.map(button => button.id)).toEqual(again ? ['settled', 'again'] : ['settled'])
    }
  })

  test('the same row makes one task, so does the same card again while the task is open, an ended case none', () => {
    expect(told(outline, told(outline)).last?.kind).toBe('repeated')
    expect(told(outline, told(outline), 'out 18').last?.kind).toBe('repeated')
    const settled = press(told(outline), 'hrbp', 'given-up', 'settled', { done: '已当面告知' })
    expect(told(outline, settled, 'out 19').last?.kind).toBe('done')
    expect(told(paper, told(outline), 'out 20').last?.kind).toBe('done')
    const ended = caseAt('cancelled', [], {
      change: state => ({ ...state, ended: { how: 'cancelled', at: state.openedAt } }),
    })
    expect(told(outline, ended).last?.kind).toBe('repeated')
  })

  test('it stays until HR says how it was settled, also while the case rests', () => {
    const paused = told(outline, {
      ...caseAt('talking', ['outline'], {
        change: state => ({ ...state, paused: { why: 'asked', at: state.openedAt, by: 'E10208' } }),
      }),
      world: testWorld(),
    })
    expect(refused(paused, 'hrbp', 'given-up', 'settled').fields).toEqual({ done: 'required' })
    const settled = press(paused, 'hrbp', 'given-up', 'settled', { done: '已当面告知' })
    expect(openSteps(settled)).not.toContain('given-up:E10208')
  })

  test('a card or a paper can be tried once more, words cannot', () => {
    const effects = (what: What) => {
      const { last } = press(told(what), 'hrbp', 'given-up', 'again')
      return last?.kind === 'done' ? last.effects : []
    }
    // Once as every open card after a decision, and once because HR asked for it.
    const shown = effects(outline).filter(effect => effect.kind === 'show' && effect.ref.instance === 'outline#1')
    expect(shown).toHaveLength(2)
    expect(effects(paper)).toContainEqual(expect.objectContaining({ kind: 'render', document: 'preparation-v1' }))
    const words = told({ kind: 'words', person: 'E10866' })
    expect(refused(words, 'hrbp', 'given-up', 'again').code).toBe('nothing-to-try')
  })
})
