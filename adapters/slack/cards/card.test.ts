// Any card fits Slack: every page passes the validator, every word, line and button is on one of them, and nothing foreign becomes markup.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signToken } from '../../../src/cards/token.ts'
import type { Block, Button, CardView, Field, MoneyRow } from '../../../src/model/card.ts'
import { legible } from '../../../src/model/legible.ts'
import { loadTexts } from '../../../src/packs/texts.ts'
import { closed, hostile, long, whole } from '../../../test/contract/cards.ts'
import { controlsIn, decisions, textOf } from '../../../test/emulators/slack/reading.ts'
import type { Block as SlackBlock } from '../../../test/emulators/slack/schema.ts'
import { validMessage, validView } from '../../../test/emulators/slack/validate.ts'
import { cardMessage } from './card.ts'
import { formView } from './form.ts'
import { limits, pieces } from './limits.ts'
import { lineView, moreView } from './modal.ts'
import { longestPiece } from './running-text.ts'

const texts = loadTexts()
const say = (key: string, values?: Readonly<Record<string, string | number>>) => texts.t('zh-CN', key, values)
const link = () => 'https://haosan.example/l/token'
function pageOf(card: CardView, page: number): readonly SlackBlock[] {
  const { blocks } = cardMessage(card, { say, page, link })
  // No half letter, nothing unseen, nothing that turns what stands beside it.
  expect(JSON.stringify(blocks)).not.toMatch(/\\u(d[89a-f]|00)|[\u202a-\u202e\u2066-\u2069]/)
  return validMessage(blocks)
}

/** All pages, turned by their own buttons. */
function pagesOf(card: CardView): readonly (readonly SlackBlock[])[] {
  const pages = [pageOf(card, 0)]
  for (;;) {
    const next = controlsIn(pages.at(-1) ?? []).find(
      ({ verb, button }) => verb === 'page' && Number(button.value) === pages.length,
    )
    if (next === undefined) return pages
    pages.push(pageOf(card, pages.length))
  }
}

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const wild = fc.oneof(
  words,
  fc.constantFrom(
    '👨‍👩‍👧'.repeat(900),
    `林\u202e晓\u0007`,
    hostile,
    '<!here>',
    '<https://evil.example|click>',
    '*bold* _x_ ~y~ `z`',
    '&amp;&lt;',
    ':tada:',
  ),
  words.map(text => text.repeat(90)),
)
const token = fc.constant('t'.repeat(900))
const button: fc.Arbitrary<Button> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z!.-]{0,20}$/),
  label: fc.oneof(
    words,
    words.map(text => text.repeat(5)),
  ),
  style: fc.constantFrom('main', 'plain', 'quiet', 'danger'),
  token,
})
const buttons = (most: number) => fc.uniqueArray(button, { maxLength: most, selector: one => one.id })
const amount = fc
  .integer({ min: -9_999_999, max: 99_999_999 })
  .map(cents => ({ value: (cents / 100).toFixed(2), currency: 'CNY' }))
const row: fc.Arbitrary<MoneyRow> = fc.record(
  {
    id: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
    label: wild,
    amount,
    detail: fc.array(fc.tuple(wild, wild), { maxLength: 5 }),
    caption: wild,
    markLabel: words,
    before: amount,
    buttons: buttons(3),
  },
  { requiredKeys: ['id', 'label', 'amount', 'detail'] },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: wild, strong: fc.boolean() }),
  fc.record({ kind: fc.constant('facts' as const), rows: fc.array(fc.tuple(wild, wild), { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('lines' as const),
    rows: fc.uniqueArray(row, { maxLength: 12, selector: one => one.id }),
  }),
  fc.record({
    kind: fc.constant('note' as const),
    text: wild,
    basis: fc.array(wild, { maxLength: 3 }),
    tone: fc.constantFrom('calm', 'warn', 'stop'),
  }),
  fc.record({
    kind: fc.constant('steps' as const),
    items: fc.array(fc.record({ text: wild, state: fc.constantFrom('done', 'open', 'missing') }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('files' as const),
    items: fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z0-9-]{1,40}$/), name: wild, mime: fc.constant('x'), size: fc.nat() }),
      { maxLength: 30, selector: one => one.id },
    ),
  }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('more' as const), label: words, text: wild }),
)
const card: fc.Arbitrary<CardView> = fc.record({
  key: fc.constant('hs-20251020-abcdef/settlement-review#2/E10866'),
  revision: fc.nat(),
  hash: fc.constant('h'),
  seen: fc.constant('s'),
  tone: fc.constantFrom('calm', 'warn', 'stop'),
  title: wild,
  preview: fc.constant('您有一项人事事项待查看'),
  blocks: fc.array(block, { maxLength: 14 }),
  buttons: buttons(8),
  footer: buttons(3),
  next: words,
})

const longer: CardView = {
  ...long,
  blocks: [
    ...long.blocks,
    ...whole.blocks,
    ...Array.from({ length: 30 }, (_, at): Block => ({ kind: 'words', text: `第 ${at} 段` })),
  ],
}

const squeezed = (text: string): string => text.replace(/\s/g, '')

describe('a card in Slack', () => {
  test('given any card, then every page is valid and nothing of it is missing', () => {
    fc.assert(
      fc.property(card, view => {
        const pages = pagesOf(view)
        const text = squeezed(pages.map(textOf).join(''))
        for (const part of view.blocks) {
          // A long text goes on under the next page's heading.
          if (part.kind === 'words' || part.kind === 'note')
            for (const piece of pieces(part.text, longestPiece)) expect(text).toContain(squeezed(legible(piece)))
          if (part.kind === 'lines') {
            for (const line of part.rows) expect(validView(lineView(line, say))).toBeDefined()
          }
        }
        const values = pages.flatMap(page => decisions(page)).map(({ button: one }) => one.action_id)
        for (const page of pages) {
          const here = decisions(page).map(({ button: one }) => one.action_id.split(':')[1])
          for (const one of view.buttons) expect(here).toContain(one.id)
        }
        for (const line of view.blocks.flatMap(part => (part.kind === 'lines' ? part.rows : []))) {
          for (const one of line.buttons ?? []) expect(values).toContain(`press:${one.id}@${line.id}`)
        }
      }),
      { numRuns: process.env.HAOSAN_TEST_DEEP ? 1_000 : 40, endOnFailure: true },
    )
  })

  test('given words that would be markup, then Slack draws no mention and no link', () => {
    const row: MoneyRow = {
      id: 'x',
      label: hostile,
      amount: { value: '1.00', currency: 'CNY' },
      caption: hostile,
      detail: [],
    }
    const view: CardView = { ...whole, blocks: [{ kind: 'lines', rows: [row] }] }
    const text = textOf(pageOf(view, 0))
    expect(text).not.toContain('[mention]')
    expect(text).not.toContain('[link]')
    expect(text.split('<!channel>')).toHaveLength(3)
  })

  test('given the push, then it says the preview whatever the card says', () => {
    expect(cardMessage(whole, { say, link }).text).toBe(whole.preview)
  })

  test('given a money line, then its old amount is struck through, its mark stands by it, its basis opens', () => {
    const section = pageOf(whole, 0).find(one => one.type === 'section' && one.text.text.includes('bonus'))
    expect(section).toMatchObject({
      text: {
        text: '项目 bonus  ~2\u00a0000.00\u00a0元~ *130\u00a0200.00\u00a0元*  〔有争议〕\n7.0 × 18 600.00 · 《劳动合同法》第 47 条',
      },
      accessory: { text: { text: '依据' }, action_id: 'line:bonus' },
    })
    const lines = whole.blocks.flatMap(part => (part.kind === 'lines' ? part.rows : []))
    expect(lines[1] && textOf(validView(lineView(lines[1], say)).blocks)).toContain('公式  年限 × 月工资')
  })

  test('given a card longer than a message, then it says which page this is and offers the whole on a page of its own', () => {
    const pages = pagesOf(longer)
    expect(pages.length).toBeGreaterThan(1)
    expect(textOf(pages[0] ?? [])).toContain(`第 1 页,共 ${pages.length} 页`)
    for (const page of pages) {
      expect(controlsIn(page).some(({ button: one }) => one.url === link())).toBe(true)
      expect(decisions(page).map(({ button: one }) => one.text.text)).toContain('确认这份结算单')
    }
    expect(pageOf(longer, 99)).toEqual(pages.at(-1))
  })

  test('given a text of thirty thousand letters, then it opens page by page and none is lost', () => {
    const at = long.blocks.findIndex(part => part.kind === 'more')
    const part = long.blocks[at]
    const read: string[] = []
    for (let page = 0; page < 99; page += 1) {
      const view = moreView(long, at, page, say)
      const blocks = view ? validView(view).blocks : []
      read.push(blocks.flatMap(one => (one.type === 'section' ? [one.text.text] : [])).join(''))
      if (!controlsIn(blocks).some(({ button: one }) => Number(one.value) > page)) break
    }
    expect(read.join('')).toBe(part?.kind === 'more' ? part.text : '')
    expect(moreView(long, 0, 0, say)).toBeUndefined()
  })

  test('given a form that is larger than a modal, or holds more than an input, then it is no modal', () => {
    const form = (field: Field) =>
      formView({ fields: [field], submit: '提交' }, { k: 'k', b: 'b', t: 't' }, '说明', say)
    const choices = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ value: `E${at}`, label: `员工 ${at} ${'部'.repeat(60)}` }))
    const choose = (count: number) => form({ kind: 'one', name: 'who', label: '谁', choices: choices(count) })
    expect(validView(choose(600))).toBeDefined()
    expect(choose(3_000)).toBeUndefined()
    const typed = (length: number) => form({ kind: 'long', name: 'why', label: '说明', value: '长'.repeat(length) })
    expect(validView(typed(limits.input))).toBeDefined()
    expect(typed(limits.input + 1)).toBeUndefined()
  })

  test('given a closed card, then it says so, keeps its words and what opens, and nothing can be decided', () => {
    const blocks = pageOf(closed, 0)
    expect(textOf(blocks)).toContain('这张卡片已结束')
    expect(decisions(blocks)).toEqual([])
    expect(controlsIn(blocks).map(({ verb }) => verb)).toEqual(['line', 'line', 'file', 'more'])
  })

  test('given the longest real token, then it fits a button twice over', () => {
    const longest = signToken(new Uint8Array(32), {
      v: 1,
      c: `hs-${'9'.repeat(40)}`,
      i: 'settlement-review#9999',
      k: 'settlement-review',
      o: 'footer.ask-hr!yes',
      p: 'E'.repeat(32),
      s: 'f'.repeat(64),
      x: 9_999_999_999,
      d: { line: 'l'.repeat(60), chosen: 'x'.repeat(60) },
    })
    expect(longest.length * 2).toBeLessThan(limits.value)
  })
})
