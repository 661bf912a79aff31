// What leaves has no name, number, amount or date in it, and comes back whole.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const known = { ofCase: ['林晓', '欧阳予安', 'Amy Chen'], others: ['周航', 'E10866', 'gu.lan'] }
const secrets = [
  '林晓',
  '林 晓',
  '小林',
  '林经理',
  '晓晓',
  '予安',
  'Amy',
  'CHEN',
  '周航',
  'E10866',
  'gu.lan',
  'Mr Wang',
  '2025-10-27',
  '10月27日',
  '27 October',
  '十月二十七日',
  '周五',
  'Friday',
  '80,000.50',
  '¥80000',
  '八万',
  '三十五岁',
  'ten thousand',
  '138 0013 8000',
  '+86-13800138000',
  '11010519491231002X',
  'lin.xiao@example.com',
  'https://x.example/p?a=b',
  '123',
  '①',
]
const plain = ['我们慢慢说', ',', '您先看看', ' please take your time ', '。', ' and ', '大家都签了']
const leaks = /林|晓|予安|amy|chen|周航|gu\.lan|wang|october|friday|周五|八万|三十五|十月|thousand|@|example|\p{N}/iu

test('given any sentence with names, figures, dates and addresses, then none of them leaves, and all come back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...plain), fc.constantFrom(...secrets)), { minLength: 1, maxLength: 6 }),
      parts => {
        const sentence = parts.map(([word, secret]) => `${word} ${secret} `).join('')
        const redacted = redact(sentence, known)
        expect(redacted?.text).not.toMatch(leaks)
        expect(redacted?.restore(redacted.text)).toBe(sentence.normalize('NFKC'))
      },
    ),
    { numRuns: 200 },
  )
})

test.each(['13800138000', '１３８００１３８０００', '1​3800138000'])(
  'given digits in any spelling (%s), then none leaves',
  digits => {
    expect(redact(`请打${digits}找我`, known)?.text).toBe('请打⟦A⟧找我')
  },
)

test('given marks of placeholders in the sentence itself, then it does not leave', () => {
  expect(redact('⟦A⟧ 您好', known)).toBeUndefined()
})

test.each(['您好,⟦B⟧', '林晓您好', '您有 3 天', '⟦A', 'well, Bob'])(
  'given a draft that brings its own (%s), then it is void',
  draft => {
    expect(redact('小林您好', known)?.restore(draft)).toBeUndefined()
  },
)
