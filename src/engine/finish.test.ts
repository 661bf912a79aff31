// What a decision shows, and what of it asks something: quiet hours hold back the asking, never a receipt (product §4.6).
import { describe, expect, test } from 'vitest'
import { checkedCase, confirmedCase, sentCase } from '../../test/settlement-play.ts'
import { moveTo, type Play, press } from '../../test/world.ts'

/** The cards that the last decision showed, and whether each asks something. */
const shown = ({ last }: Play): Readonly<Record<string, boolean>> =>
  Object.fromEntries(
    last?.kind === 'done'
      ? last.effects.flatMap(effect => (effect.kind === 'show' ? [[effect.ref.instance, effect.asks] as const] : []))
      : [],
  )

describe('a decision', () => {
  test('asks with a new card, and only brings the others up to date', () => {
    const cards = shown(sentCase())
    expect(cards).toMatchObject({ 'settlement-review#1': true, 'settlement-watch#1': true, 'settlement-send#1': false })
  })

  test('hands out a receipt silently, together with the closing of what was answered', () => {
    const cards = shown(confirmedCase())
    expect(cards).toMatchObject({ 'settlement-receipt#1': false, 'settlement-review#1': false, 'who-proposed#1': true })
  })

  test('asks again when it reminds, on the same card, and not when something else of it changes', () => {
    const reminded = moveTo(sentCase(), '2025-10-29T02:00:00Z')
    expect(shown(reminded)['settlement-review#1']).toBe(true)
    const looked = press(reminded, 'employee', 'settlement-review', 'check')
    expect(shown(looked)['settlement-review#1']).toBe(false)
  })

  test('leaves alone what was over before', () => {
    expect(shown(checkedCase())).not.toHaveProperty('settlement-send#1')
  })
})
