// Words of people stay words: whatever reads markdown finds no link, tag, mention or heading in them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../../../test/emulators/dingtalk/template.ts'
import { cutText, plainText } from './markdown.ts'

const hostile = [
  '[点我](https://evil.example)',
  '<a href=x>',
  '@所有人',
  '![x](y)',
  '# 大字',
  '1. 一',
  '**粗**',
  'www.evil.example',
]

test.each(hostile)('%s is drawn as it was written, and is not markup', text => {
  const shown = plainText(text)
  expect(drawn(shown)).toBe(text)
  expect(shown).not.toMatch(/\]\(|<[a-z/!]|@[^\u200b]|:\/\/|^(#|\d+\.)|(?<!\\)\*/)
})

test('given any text, then it is drawn as it was written, line ends and invisible letters aside', () => {
  const seen = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/gu, '')
      .replace(/\s/g, '')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'*_~`\\<>[]()@#:/-+|=1. 林晓abw\n') }), text => {
      expect(drawn(plainText(text)).replace(/\s/g, '')).toBe(seen(text))
      expect(plainText(text)).not.toMatch(/\]\(|<[a-z/!]|@[^\u200b]/i)
    }),
  )
})

test('given a long text, then its pieces are short enough and together are all of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), text => {
      const pieces = cutText(plainText(text), 1_024)
      for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(1_024)
      expect(pieces.join('').replace(/\s/g, '')).toBe(plainText(text).replace(/\s/g, ''))
    }),
    { numRuns: 50 },
  )
})
