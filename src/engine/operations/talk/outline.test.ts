// The outline of the talk: one scene at a time, ticks that say only what was said, and a second tap that does nothing.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../../test/card-view.ts'
import { attempt, caseAt, flow, instanceFor, type Play, press, testWorld } from '../../../../test/world.ts'
import { seenHash } from '../../content.ts'
import { decide } from '../../decide.ts'
import { saidLines, sceneNow, unsaidPoints } from '../../talk/outline.ts'

const talking = (): Play =>
  press(
    caseAt('talking', ['outline'], { world: testWorld({ now: '2025-10-27T07:00:00Z' }) }),
    'manager',
    'outline',
    'start-talk',
  )
const tap = (play: Play, ...options: readonly string[]): Play =>
  options.reduce((now, option) => press(now, 'manager', 'outline', option), play)
const unsaidIds = (play: Play): readonly string[] => unsaidPoints(flow, play.state).map(line => line.id)

describe('before the talk', () => {
  test('given the outline, then it can be read through but nothing can be ticked', () => {
    const play = caseAt('talking', ['outline'])
    expect(labels(card(play, 'manager', 'outline').buttons)).not.toContain('必须说的已说,下一节')
    const read = tap(play, 'next', 'next', 'back')
    expect(sceneNow(flow, read.state)?.id).toBe('reason')
    expect(saidLines(read.state)).toEqual([])
  })

  test('given the talk begins, then the outline starts over and keeps which version was in hand', () => {
    const read = tap(caseAt('talking', ['outline']), 'next', 'next')
    const begun = press(read, 'manager', 'outline', 'start-talk')
    expect(sceneNow(flow, begun.state)?.id).toBe('opening')
    expect(begun.state.answers.outline?.values.script).toBe('talk@1')
  })
})

describe('in the talk', () => {
  test('given every scene was said, then no mandatory point is left', () => {
    const done = tap(talking(), 'said', 'said', 'said', 'next', 'next', 'next', 'said')
    expect(sceneNow(flow, done.state)).toBeUndefined()
    expect(unsaidIds(done)).toEqual([])
    expect(everyText(card(done, 'manager', 'outline'))).toContain('必须说的都已说到')
  })

  test('given a scene was passed over, then exactly its mandatory points are left', () => {
    const done = tap(talking(), 'said', 'next', 'said', 'next', 'next', 'next', 'said')
    expect(unsaidIds(done)).toEqual(['company-proposes', 'contract-goes-on'])
    expect(everyText(card(done, 'manager', 'outline'))).toContain('有 2 点没有说到')
    expect(everyText(card(done, 'manager', 'outline', 'en'))).toContain('2 points were not said')
  })

  test('given only part of a scene was said, then exactly that is ticked, and a tick can be taken back', () => {
    const opening = tap(talking(), 'said')
    const some = press(opening, 'manager', 'outline', 'part', { lines: ['company-proposes'] })
    expect(unsaidIds(some)).not.toContain('company-proposes')
    expect(unsaidIds(some)).toContain('contract-goes-on')
    const again = press(tap(some, 'back'), 'manager', 'outline', 'part', { lines: ['contract-goes-on'] })
    expect(unsaidIds(again)).toContain('company-proposes')
    expect(unsaidIds(again)).not.toContain('contract-goes-on')
  })

  test('given a line of another scene, then it cannot be ticked here', () => {
    const wrong = attempt(talking(), 'manager', 'outline', 'part', { lines: ['advice'] })
    expect(wrong.kind).toBe('refused')
  })

  test('given two quick taps, then the second does not tick the next scene', () => {
    const play = talking()
    const instance = instanceFor(play.state, 'manager', 'outline')
    if (!instance) throw new Error('no outline')
    const seen = seenHash(play.state, instance)
    const once = tap(play, 'said')
    const twice = decide(
      flow,
      once.state,
      {
        kind: 'press',
        by: 'E10421',
        at: play.world.now,
        cause: 'again',
        instance: instance.id,
        option: 'said',
        seen,
        values: {},
      },
      play.world,
    )
    expect(twice.kind).toBe('refused')
  })

  test('given the first scene, then there is no way back and no hole in a sentence', () => {
    const view = card(talking(), 'manager', 'outline')
    expect(labels(view.buttons)).not.toContain('上一节')
    expect(view.title).toBe('第 1/7 节 开场')
    expect(everyText(view)).not.toMatch(/\{[a-zA-Z]+\}/)
  })
})
