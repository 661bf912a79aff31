// What a name, a reason or the name of a file may not do to the card it stands on.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { head, legible } from './legible.ts'

describe('text on a card', () => {
  test.each([
    ['林\u202e晓', '林晓'],
    ['\u2066a\u2069 \u200eb\u200f \u061cc', 'a b c'],
    ['a\u0000b\u0007\u001b[31mc\u007f', 'ab[31mc'],
    ['one\r\ntwo\rthree\tfour', 'one\ntwo\nthree\tfour'],
    ['half \ud83d a letter', 'half \ufffd a letter'],
  ])('%j reads %j', (typed, read) => {
    expect(legible(typed)).toBe(read)
  })

  test.each(['محمد 王芳', 'שלום', '👨‍👩‍👧 𠮷野家 é', 'a\tb\nc'])('%s stays as it is', text => {
    expect(legible(text)).toBe(text)
  })

  test('is never cut within a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, most) => {
        const cut = head(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(text.startsWith(cut)).toBe(true)
        expect(text.length - cut.length).toBeLessThanOrEqual(Math.max(0, text.length - most) + 1)
        expect(legible(cut)).not.toContain('\ufffd'.repeat(text.includes('\ufffd') ? 99 : 1))
      }),
    )
  })
})
