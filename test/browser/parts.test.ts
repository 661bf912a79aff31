// The page's logic without a page: conversations, retries, amounts, forms, times.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import inEnglish from '../../sample/in-english.json'
import type { Form } from '../../src/model/card.ts'
import { attempt } from '../../web/src/api/attempt.ts'
import { together } from '../../web/src/api/together.ts'
import type { Line } from '../../web/src/api/wire.ts'
import { mistakesIn } from '../../web/src/card/form/check.ts'
import { standingIn, toSend } from '../../web/src/card/form/values.ts'
import { emptyConversation, merge, showCard, unreadAfter } from '../../web/src/chat/conversation.ts'
import { openReader } from '../../web/src/chat/reader.ts'
import { when } from '../../web/src/chat/when.ts'
import { reseat } from '../../web/src/sandbox/seats.ts'
import { glossed, glossFrom } from '../../web/src/texts/gloss.ts'
import { askedLanguage } from '../../web/src/texts/language.ts'
import { sayIn } from '../../web/src/texts/texts.ts'
import { cardOf } from './fixtures/card.ts'

const at = (minute: number) => `2025-10-20T01:${String(minute).padStart(2, '0')}:00Z`
const words = (id: string, cursor: number, minute: number): Line => ({
  id,
  cursor,
  at: at(minute),
  from: 'bot',
  text: `line ${id}`,
})

test('lines stand in the order they appeared, also when an old one changed last', () => {
  const first = merge(emptyConversation, { lines: [words('a', 1, 0), words('b', 2, 5)], cursor: 2 })
  const changed = merge(first, { lines: [{ ...words('a', 3, 0), text: 'changed' }], cursor: 3 })
  expect(changed.lines.map(line => line.text)).toEqual(['changed', 'line b'])
  expect(changed.cursor).toBe(3)
})

test('an older page that arrives late changes nothing', () => {
  const now = merge(emptyConversation, { lines: [{ ...words('a', 7, 0), text: 'new' }], cursor: 7 })
  const late = merge(now, { lines: [{ ...words('a', 3, 0), text: 'old' }], cursor: 3 })
  expect(late.lines.map(line => line.text)).toEqual(['new'])
  expect(late.cursor).toBe(7)
})

test('a page that brings nothing leaves the conversation as it is', () => {
  const now = merge(emptyConversation, { lines: [], cursor: 0 })
  expect(now.loaded).toBe(true)
  expect(merge(now, { lines: [], cursor: 0 })).toBe(now)
})

test('the next page is asked for only after a full one', async () => {
  const asked: number[] = []
  const lines = async (_: string, after: number) => {
    asked.push(after)
    return { lines: [words(`${after}`, after + 1, 0)], cursor: after + 1, more: after === 0 }
  }
  const pages: number[] = []
  await openReader({ lines }, (_, page) => pages.push(page.cursor)).refresh('E1002')
  expect(asked).toEqual([0, 1])
  expect(pages).toEqual([1, 2])
})

test('what is asked in one breath is one question, each gets its own answer, and a failure is everybody’s', async () => {
  const asked: (readonly number[])[] = []
  const twice = together<number, number>(async numbers => {
    asked.push(numbers)
    if (numbers.includes(0)) throw new Error('no answer')
    return numbers.map(number => number * 2)
  })
  expect(await Promise.all([twice(1), twice(2), twice(3)])).toEqual([2, 4, 6])
  expect(await twice(4)).toBe(8)
  expect((await Promise.allSettled([twice(5), twice(0)])).map(one => one.status)).toEqual(['rejected', 'rejected'])
  expect(await twice(6)).toBe(12)
  expect(asked).toEqual([[1, 2, 3], [4], [5, 0], [6]])
})

test('the card of a press replaces the one with its key and never a newer view', () => {
  const card = cardOf('checks#1', 'E1002', { title: 'one', revision: 2 })
  const shown = merge(emptyConversation, { lines: [{ id: 'c', cursor: 1, at: at(0), from: 'bot', card }], cursor: 1 })
  expect(showCard(shown, { ...card, revision: 3, title: 'two' }).lines[0]?.card?.title).toBe('two')
  expect(showCard(shown, { ...card, revision: 1, title: 'none' }).lines[0]?.card?.title).toBe('one')
  expect(showCard(shown, { ...card, key: 'other' })).toBe(shown)
})

test('only what the bot said after the last look counts as unread', () => {
  const lines = [words('a', 1, 0), words('b', 4, 1), { ...words('c', 5, 2), from: 'person' as const }]
  expect(unreadAfter(merge(emptyConversation, { lines, cursor: 5 }), 1)).toBe(1)
})

test('a lost answer is asked for again with the same key, also by a later press', async () => {
  const keys: string[] = []
  const lost = { temporary: true }
  const fail = (key: string) => {
    keys.push(key)
    return Promise.reject(lost)
  }
  await expect(attempt('press x', fail, [0])).rejects.toBe(lost)
  await attempt('press x', key => {
    keys.push(key)
    return Promise.resolve('done')
  })
  await attempt('press x', key => {
    keys.push(key)
    return Promise.resolve('again, on purpose')
  })
  expect(keys).toHaveLength(4)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
})

test('a refusal is final: it is not repeated, and the next press is a new one', async () => {
  const keys: string[] = []
  const refused = { temporary: false }
  for (const _ of [1, 2]) {
    const call = attempt('press y', key => {
      keys.push(key)
      return Promise.reject(refused)
    })
    await expect(call).rejects.toBe(refused)
  }
  expect(new Set(keys).size).toBe(2)
})

const form: Form = {
  submit: 'x',
  fields: [
    { kind: 'text', name: 'name', label: 'n', required: true },
    { kind: 'money', name: 'sum', label: 's' },
    { kind: 'tick', name: 'yes', label: 'y', required: true, value: 'yes' },
    { kind: 'file', name: 'papers', label: 'p' },
    { kind: 'one', name: 'one', label: 'o', value: 'b', choices: [{ value: 'b', label: 'B' }] },
  ],
}

test('a tick is never set beforehand, even when the card proposes it', () => {
  const tick = form.fields[2]
  expect(tick && standingIn(tick, {})).toBe('')
  expect(mistakesIn(form, { name: 'a' })).toEqual({ yes: { key: 'form.requiredTick' } })
})

test('empty fields stay at home, proposals and entries travel', () => {
  expect(toSend(form, { name: ' a ', yes: 'yes', papers: [] })).toEqual({ name: 'a', yes: 'yes', one: 'b' })
})

test.each(['12.345', '1e3', 'NaN', '１２', '12,34x', '12,0', '1,20', '1,2000', '-5', '12 0'])(
  'the amount %s is told as wrong',
  sum => {
    expect(mistakesIn(form, { name: 'a', yes: 'yes', sum })).toEqual({ sum: { key: 'form.badAmount' } })
  },
)

test.each(['0', '1200.5', '1,200.50', '1 200', '130,200.00'])('the amount %s is taken', sum => {
  expect(mistakesIn(form, { name: 'a', yes: 'yes', sum })).toEqual({})
})

test('bounds are told with the figure, all wrong fields of a form at once', () => {
  const bounded: Form = {
    submit: 's',
    fields: [
      { kind: 'number', name: 'days', label: 'd', min: 3, max: 60 },
      { kind: 'date', name: 'day', label: 'd' },
      { kind: 'text', name: 'last4', label: 'l', max: 4 },
      { kind: 'number', name: 'free', label: 'f' },
    ],
  }
  expect(mistakesIn(bounded, { days: '2', day: '0025-11-30', last4: '12345', free: '70' })).toEqual({
    days: { key: 'form.outOfRange', values: { min: 3, max: 60 } },
    day: { key: 'form.badDate' },
    last4: { key: 'form.tooLong', values: { max: 4 } },
  })
  expect(mistakesIn(bounded, { days: '60', day: '2025-11-30', last4: '1234' })).toEqual({})
})

test('today and yesterday are said by name, other days with their weekday', () => {
  const said = (moment: string, locale: 'zh-CN' | 'en') =>
    when(moment, '2025-10-21T00:30:00Z', locale, 'Asia/Shanghai', sayIn(locale))
  expect(said('2025-10-20T16:10:00Z', 'zh-CN')).toBe('今天 00:10')
  expect(said('2025-10-20T15:59:00Z', 'zh-CN')).toBe('昨天 23:59')
  expect(said('2025-10-17T01:00:00Z', 'zh-CN')).toBe('10 月 17 日 星期五 09:00')
  expect(said('2025-10-17T01:00:00Z', 'en')).toBe('Fri 17 Oct 09:00')
})

test('whoever is chosen while on another phone changes places', () => {
  const seats = { manager: 'a', hr: 'b', employee: 'c' }
  expect(reseat(seats, 'hr', 'd')).toEqual({ manager: 'a', hr: 'd', employee: 'c' })
  expect(reseat(seats, 'hr', 'a')).toEqual({ manager: 'b', hr: 'a', employee: 'c' })
})

test('the address may ask for a language it knows', () => {
  expect(askedLanguage('?lang=en')).toBe('en')
  expect(askedLanguage('?lang=zh')).toBe('zh-CN')
  expect(askedLanguage('?lang=fr')).toBeUndefined()
})

test('an English visitor is told what the sample company says, and nothing else is glossed', () => {
  const gloss = glossFrom(inEnglish)
  const told = (text: string) => glossed(text, gloss)
  expect(told('Open items: 林晓')).toBe('Open items: 林晓 (Lin Xiao)')
  expect(told('2025\u00a0年三季度项目奖金')).toContain('(project bonus, third quarter of 2025)')
  expect(told('劳动合同法')).toBe('劳动合同法')
  expect(glossed('林晓', undefined)).toBe('林晓')
})

test('every Chinese word of the sample data has its English, and no English is left over', () => {
  const folder = join(import.meta.dirname, '../../sample')
  const files = ['people.csv', ...readdirSync(join(folder, 'data')).map(name => `data/${name}`)]
  const rows = files.flatMap((file): readonly string[][] => parse(readFileSync(join(folder, file))))
  const words = new Set(rows.flat().filter(cell => /\p{Script=Han}/u.test(cell)))
  expect(new Set(Object.keys(inEnglish))).toEqual(words)
})
