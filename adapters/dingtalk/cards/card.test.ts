// Whatever stands on a card, every variable stays within 1 KB and nothing that decides anything is lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Button, CardView } from '../../../src/model/card.ts'
import { legible } from '../../../src/model/legible.ts'
import { everyButton } from '../../../src/model/open-form.ts'
import { long, whole } from '../../../test/contract/cards.ts'
import { refusal } from '../../../test/emulators/dingtalk/template.ts'
import { faceOf, formPageOf, type Showing } from './card.ts'
import { plainText } from './markdown.ts'
import { type CardParams, paramsOf, type RowButton, sectionCount } from './template.ts'

const showing: Showing = {
  say: (key, values) => `${key}${values ? JSON.stringify(values) : ''}`,
  turn: 'abc123',
  whole: 'https://haosan.example/l/whole',
  formPage: button => `https://haosan.example/l/form/${button}`,
  uploads: [],
}

const rowsOf = (params: CardParams): readonly RowButton[] =>
  Array.from({ length: sectionCount }, (_, at) => JSON.parse(params[`r${at + 1}`] ?? '[]') as RowButton[]).flat()

/** Every page of a card, found by following its own buttons. */
function allPages(card: CardView): readonly CardParams[] {
  const pages: CardParams[] = []
  const waiting = ['m0']
  const seen = new Set(waiting)
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const params = paramsOf(faceOf(card, page, showing))
    pages.push(params)
    for (const { event } of rowsOf(params)) {
      const next = event.type === 'sendCardRequest' ? event.params.params.g : undefined
      if (next === undefined || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return pages
}

const tokensOn = (pages: readonly CardParams[]): ReadonlySet<string | undefined> =>
  new Set(
    pages.flatMap(rowsOf).flatMap(({ event }) => (event.type === 'sendCardRequest' ? [event.params.params.t] : [])),
  )

describe('a card on the template', () => {
  test.each([
    ['every kind of block', whole],
    ['longer than a page', long],
  ])('given %s, then DingTalk takes every page and every button is on one of them', (_, card) => {
    const pages = allPages(card)
    for (const params of pages) expect(refusal({ ...params, notice: '' })).toBeUndefined()
    const tokens = tokensOn(pages)
    expect(everyButton(card).filter(button => !tokens.has(button.token))).toEqual([])
  })

  test('given words and labels of any kind and length, then the same holds', () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1_500 })
      .filter(text => plainText(text).trim() !== '')
    const button = fc.record({
      id: fc.stringMatching(/^[a-z]{1,12}$/),
      label: words.map(text => text.slice(0, 60)).filter(text => legible(text).trim() !== ''),
      style: fc.constantFrom('main' as const, 'plain' as const, 'quiet' as const, 'danger' as const),
      token: fc.stringMatching(/^[\w-]{200,440}\.[\w-]{32}$/),
    })
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constant('words' as const), text: words, strong: fc.boolean() }),
      fc.record({ kind: fc.constant('facts' as const), rows: fc.array(fc.tuple(words, words), { maxLength: 6 }) }),
      fc.record({ kind: fc.constant('note' as const), text: words, basis: fc.array(words, { maxLength: 2 }) }),
      fc.record({ kind: fc.constant('more' as const), label: words.map(text => text.slice(0, 40)), text: words }),
    )
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.uniqueArray(button, { maxLength: 8, selector: one => one.token }),
        (blocks, buttons) => {
          const card: CardView = { ...whole, blocks, buttons, footer: [] }
          const pages = allPages(card)
          for (const params of pages) {
            expect(refusal(params)).toBeUndefined()
            // No half letter, nothing unseen, nothing that turns what stands beside it.
            expect(JSON.stringify(params)).not.toMatch(/\\u(d[89a-f]|00)|[\u202a-\u202e\u2066-\u2069]/)
          }
          const tokens = tokensOn(pages)
          expect(buttons.filter(one => !tokens.has(one.token))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('given a token that no row can hold, then the button leads to the whole card and says so', () => {
    const card: CardView = {
      ...whole,
      blocks: [],
      footer: [],
      buttons: [{ id: 'yes', label: '确认', style: 'main', token: 'x'.repeat(1_500) }],
    }
    const [button] = rowsOf(paramsOf(faceOf(card, 'm0', showing)))
    expect(button).toMatchObject({
      text: '确认 · dingtalk.on-page',
      event: { type: 'openLink', params: { url: showing.whole } },
    })
  })

  test('given a folded text of a hundred pages, then it is read on the page', () => {
    const at = long.blocks.findIndex(block => block.kind === 'more')
    const params = paramsOf(faceOf(long, `x${at}.0`, showing))
    expect(params.s1).toContain('dingtalk.too-long')
    expect(rowsOf(params).map(({ event }) => event.type)).toContain('openLink')
  })

  test('given a closed card, then nothing on it decides anything, and its calculation can still be opened', () => {
    const pages = allPages({ ...whole, closed: true, buttons: [], footer: undefined })
    expect([...tokensOn(pages)].filter(token => token !== undefined)).toEqual([])
    expect(pages.some(params => params.s1?.includes('公式'))).toBe(true)
    expect(pages[0]?.state).toBe('dingtalk.closed')
  })
})

describe('a form on the template', () => {
  const form = whole.buttons.find(button => button.form !== undefined)
  const opened = (button: Button, more: Partial<Showing> = {}) =>
    formPageOf(whole, button, 't', { ...showing, ...more })
  if (!form?.form) throw new Error('the contract has no form')
  const { form: description } = form

  test('given one that fits, then every field is asked in its own way and nothing is ticked', () => {
    const fields = (
      JSON.parse(opened(form).form?.fields ?? '{}') as { fields: { type: string; defaultValue?: unknown }[] }
    ).fields
    expect(fields.map(field => field.type)).toEqual([
      'TEXT',
      'TEXT',
      'DATE',
      'TEXT',
      'TEXT',
      'TEXT',
      'SELECT',
      'MULTI_SELECT',
      'CHECKBOX',
    ])
    expect(fields.at(-1)?.defaultValue).toBeUndefined()
  })

  test('given one that is too long, then the page is the way and the card has no half of it', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ value: `${at}`, label: `同事 ${at}` }))
    const button: Button = {
      ...form,
      form: { ...description, fields: [{ kind: 'one', name: 'who', label: '谁', choices: many }] },
    }
    const face = opened(button)
    expect(face.form).toBeUndefined()
    expect(JSON.stringify(face.sections)).toContain('https://haosan.example/l/form/form')
  })

  test('given one that needs a file, then files sent to the bot can be chosen, and without any the page is the way', () => {
    const button: Button = {
      ...form,
      form: { ...description, fields: [{ kind: 'file', name: 'proof', label: '凭证', required: true }] },
    }
    expect(opened(button).form).toBeUndefined()
    const face = opened(button, { uploads: [{ id: 'file-9', name: '回单.pdf' }] })
    expect(JSON.parse(face.form?.fields ?? '{}')).toEqual({
      fields: [
        {
          name: 'proof',
          label: '凭证',
          required: true,
          type: 'MULTI_SELECT',
          options: [{ value: 'file-9', text: '回单.pdf' }],
        },
      ],
    })
  })
})
