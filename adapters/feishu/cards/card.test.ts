// Whatever a card holds, it comes out valid and within the platform's limits, with every button it had, and says what had to go.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Button, CardView, Field, MoneyRow } from '../../../src/model/card.ts'
import { long, whole } from '../../../test/contract/cards.ts'
import { contractDeps } from '../../../test/contract/deps.ts'
import { judge } from '../../../test/emulators/feishu/card-rules.ts'
import { pressables, seen } from '../../../test/emulators/feishu/screen.ts'
import { wordsFor } from '../words.ts'
import { feishuCard } from './card.ts'
import { formCard } from './form.ts'

const deps = contractDeps()
const account = { platform: 'feishu', id: 'ou_1' } as const
const draw = (view: CardView) => feishuCard(view, wordsFor(deps, account, view))

function valid(card: ReturnType<typeof draw>) {
  const content = JSON.stringify(card)
  const verdict = judge(content)
  if (!verdict.ok) throw new Error(verdict.why)
  // No half letter, nothing unseen, nothing that turns what stands beside it.
  expect(content).not.toMatch(/\\u(d[89a-f]|00)|[\u202a-\u202e\u2066-\u2069]/)
  // As it travels: text in JSON, beside the receiver and the key.
  expect(
    Buffer.byteLength(
      JSON.stringify({ receive_id: 'x'.repeat(40), msg_type: 'interactive', content, uuid: 'x'.repeat(50) }),
    ),
  ).toBeLessThan(30_000)
  return verdict.card
}

const text = fc.string({ unit: fc.constantFrom(...'王<>*_[]&a1。 \n"😀\u202e\u0007'), maxLength: 400 })
const longText = fc.tuple(text, fc.integer({ min: 1, max: 60 })).map(([one, times]) => one.repeat(times))
const button = (id: number): Button => ({
  id: `b${id}`,
  label: `按钮 ${id}`,
  style: 'plain',
  token: `t${id}`.padEnd(300, 'x'),
})
const row: fc.Arbitrary<MoneyRow> = fc.record({
  id: fc.uuid(),
  label: text,
  amount: fc.constant({ value: '-1234567.89', currency: 'CNY' }),
  caption: text,
  detail: fc.array(fc.tuple(text, text), { maxLength: 6 }),
  mark: fc.constantFrom('estimated', 'disputed', 'checked', 'reserved', 'changed'),
  markLabel: text,
})
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: longText, strong: fc.boolean() }),
  fc.record({ kind: fc.constant('facts' as const), rows: fc.array(fc.tuple(text, text), { maxLength: 12 }) }),
  fc.record({ kind: fc.constant('lines' as const), rows: fc.array(row, { maxLength: 8 }) }),
  fc.record({ kind: fc.constant('note' as const), text: longText, basis: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('more' as const), label: text, text: longText }),
)

describe('a card', () => {
  test('of any content is valid, small enough and has all its buttons', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), fc.integer({ min: 0, max: 25 }), (blocks, count) => {
        const buttons = Array.from({ length: count }, (_, id) => button(id))
        const view: CardView = { ...whole, blocks, buttons, footer: undefined }
        const card = valid(draw(view))
        const labels = pressables(card).map(one => one.label)
        for (const { label } of buttons) expect(labels).toContain(label)
      }),
    )
  })

  test('that does not fit says so and links to the whole; one that fits does not', () => {
    const note = deps.say('zh-CN', 'feishu.cut')
    expect(seen(valid(draw(long))).text).toContain(note)
    expect(JSON.stringify(draw(long))).toContain('https://haosan.example/l/card.')
    expect(seen(valid(draw(whole))).text).not.toContain(note)
  })

  test('with more buttons than any card holds is a link to the whole card', () => {
    const buttons = Array.from({ length: 80 }, (_, id) => button(id))
    const drawn = seen(valid(draw({ ...whole, buttons })))
    expect(drawn.buttons).toEqual([])
    expect(drawn.text).toContain(deps.say('zh-CN', 'feishu.open-whole'))
  })

  test('that is closed is grey and has nothing to press', () => {
    expect(seen(valid(draw({ ...whole, closed: true, buttons: [], footer: undefined })))).toMatchObject({
      closed: true,
      buttons: [],
    })
  })

  test('speaks the language of its reader', () => {
    const english = { ...whole, preview: deps.say('en', 'card.preview') }
    expect(JSON.stringify(draw(english))).toContain(deps.say('en', 'feishu.how'))
  })

  test('shows an amount that changed struck through, and the total below a line', () => {
    const lines = JSON.stringify(draw(whole))
    expect(lines).toContain('~~2\u00a0000.00~~ **130\u00a0200.00**')
    expect(lines).toContain("<text_tag color='red'>有争议</text_tag>")
  })
})

describe('a form', () => {
  const ask = (fields: readonly Field[], more: Partial<Parameters<typeof formCard>[0]> = {}) => {
    const opener: Button = { ...button(1), form: { fields, submit: '提交' } }
    const view = { ...whole, buttons: [opener] }
    return valid(formCard({ view, button: opener, changed: false, files: [], ...more }, wordsFor(deps, account, view)))
  }

  test('keeps what was typed, also where it was wrong, and ticks nothing', () => {
    const fields: readonly Field[] = [
      { kind: 'long', name: 'why', label: '说明' },
      { kind: 'date', name: 'day', label: '日期' },
      {
        kind: 'one',
        name: 'kind',
        label: '类型',
        choices: [
          { value: 'a', label: '甲' },
          { value: 'b', label: '乙' },
        ],
      },
      { kind: 'many', name: 'parts', label: '范围', choices: [{ value: 'x', label: '工资' }] },
      { kind: 'tick', name: 'agree', label: '我已阅读', value: 'yes' },
    ]
    const typed = { why: '两个周六', day: '2025-10-27', kind: 'b', parts: ['x'], agree: 'yes' }
    const card = JSON.stringify(ask(fields, { typed, wrong: { why: '请写短一些' } }))
    for (const piece of [
      '"default_value":"两个周六"',
      '"initial_date":"2025-10-27"',
      '"initial_index":2',
      '"selected_values":["x"]',
      '请写短一些',
      '"checked":false',
    ]) {
      expect(card).toContain(piece)
    }
  })

  test('longer than an input takes is filled in on the page, not cut', () => {
    const card = ask([{ kind: 'long', name: 'why', label: '说明', value: '长'.repeat(1_001) }])
    expect(JSON.stringify(card)).not.toContain('"tag":"form"')
    expect(JSON.stringify(card)).toContain('https://haosan.example/l/form.')
  })

  test('with more choices than a card holds is filled in on the page', () => {
    const choices = Array.from({ length: 300 }, (_, id) => ({ value: `E${id}`, label: `员工 ${id}` }))
    const card = ask([{ kind: 'one', name: 'who', label: '员工', choices }])
    expect(JSON.stringify(card)).toContain('https://haosan.example/l/form.')
  })

  test('of a card that changed since it was shown stands under its open content', () => {
    expect(JSON.stringify(ask([{ kind: 'text', name: 'a', label: 'A' }], { changed: true }))).toContain(
      '"expanded":true',
    )
  })
})
