// Words people wrote stay words on a Feishu card.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawn } from '../../../test/emulators/feishu/screen.ts'
import { amountText, bold, grey, inert, sizeText, struck } from './markup.ts'

describe('words in a markdown element', () => {
  test.each([
    '<at id=all></at>',
    '<at email=boss@example.com></at>',
    '[点我](https://evil.example)',
    '<a href="https://evil.example">x</a>',
    '**粗** ~~删~~ `码` _斜_ # 标题',
    '# 标题',
    '- 列表',
    '1. 列表',
    '| a | b |',
    ':OK: :THUMBSUP:',
    '&#60;at id=all&#62;',
    '<font color=red>red</font> <person id=ou_1></person> $urlVal \\',
    '---',
  ])('%s reads as it was typed', text => {
    expect(drawn(inert(text))).toBe(text)
  })

  test('an address has nothing a client could make a link of', () => {
    expect(inert('见 https://evil.example/x')).not.toContain('://')
  })

  test('whatever somebody types reads the same and holds no markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>[]()*_~`#-+=|:&;!\\$ \n1.a王/'), maxLength: 40 }), text => {
        for (const dress of [inert, bold, grey, struck]) {
          const markup = dress(text).replace(/<br>|<font color='grey'>|<\/font>|^\*\*|\*\*$|~~|\*\*/g, '')
          expect(markup).not.toMatch(/[<>[\]*_~`|$\\]|:\/\//)
        }
        const read = drawn(inert(text)).replaceAll(' ', ' ')
        expect(read.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })

  test('a decimal at the start of a line is no list', () => {
    expect(inert('7.0 × 18 600.00')).toBe('7.0 × 18 600.00')
  })
})

test('amounts and sizes are written as on every other card', () => {
  expect(amountText({ value: '-130200.00', currency: 'CNY' })).toBe('−130\u00a0200.00')
  expect(amountText({ value: '1234567', currency: 'JPY' })).toBe('1\u00a0234\u00a0567 JPY')
  expect([sizeText(812), sizeText(48_000), sizeText(1_500_000)]).toEqual(['812 B', '48 KB', '1.5 MB'])
})
