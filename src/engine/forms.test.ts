// What a form takes: what a person can see, dates that can be, choices that were offered; each wrong field is named.
import { describe, expect, test } from 'vitest'
import { testWorld } from '../../test/world.ts'
import { formsSchema } from '../model/form.ts'
import { checkForm } from './forms.ts'

const fields = [
  { name: 'words', kind: 'long', required: true, max: 10 },
  { name: 'day', kind: 'date' },
  { name: 'one', kind: 'one', choices: ['a', 'b'] },
]
const { form: spec } = formsSchema.parse({ form: { fields } })
if (spec === undefined) throw new Error('the form is there')
const check = (values: Record<string, string | readonly string[]>) =>
  checkForm(spec, values, { state: undefined, world: testWorld(), by: 'E10421' })
const wrong = (values: Record<string, string | readonly string[]>) => {
  const checked = check({ words: 'x', ...values })
  return checked.ok ? {} : checked.refusal.fields
}

describe('a form', () => {
  test.each(['', '  ', '\u3000', '\u200b\u200f', '\u202e\u2066', '\u0000'])(
    'takes nothing that nobody can see: %j',
    words => {
      expect(wrong({ words })).toEqual({ words: 'required' })
    },
  )

  test('keeps words as others will read them: no turned direction, no controls, line ends alike', () => {
    const checked = check({ words: ' a\u202eb\u2069\r\nc\u0000😀 ' })
    expect(checked).toEqual({ ok: true, values: { words: 'ab\nc😀' } })
  })

  test.each([
    ['2025-02-30', 'bad-date'],
    ['31/12/2025', 'bad-date'],
    ['٢٠٢٥-١١-٣٠', 'bad-date'],
    ['2025-11-30T00:00', 'bad-date'],
    ['0001-01-01', 'date-out-of-range'],
    ['9999-12-31', 'date-out-of-range'],
  ])('names a date that cannot be: %s', (day, why) => {
    expect(wrong({ day })).toEqual({ day: why })
  })

  test('names a choice that was not offered, also as a list, and everything else that is wrong at once', () => {
    expect(wrong({ one: ['a'] })).toEqual({ one: 'unknown-choice' })
    expect(wrong({ words: ['x'], day: '💥', one: '😀', gold: '1' })).toEqual({
      words: 'not-text',
      day: 'bad-date',
      one: 'unknown-choice',
      gold: 'unknown-field',
    })
    expect(wrong({ words: 'x'.repeat(11) })).toEqual({ words: { code: 'too-long', values: { max: 10 } } })
  })
})
