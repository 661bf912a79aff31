// The tour's logic without a page: how it moves on, how a case ends, what others press, and sample answers.
import { expect, test } from 'vitest'
import { formatsFor } from '../../src/cards/formats.ts'
import type { CardView } from '../../src/model/card.ts'
import { noBreak } from '../../src/model/figures.ts'
import { loadFlows } from '../../src/packs/flows.ts'
import { openChanges } from '../../web/src/tour/changes.ts'
import { play, type Stage } from '../../web/src/tour/play.ts'
import { advance, endingOf, freshOn, startingPlace } from '../../web/src/tour/progress.ts'
import { type Scene, sampleOf } from '../../web/src/tour/samples.ts'
import { rests } from '../../web/src/tour/sight.ts'
import { type Hint, hints as tourHints } from '../../web/src/tour/steps.ts'
import { cardOf } from './fixtures/card.ts'

const at = (minute: number) => `2025-10-20T01:${String(minute).padStart(2, '0')}:00Z`
const hints: readonly Hint[] = [
  { step: 1, role: 'manager', text: 'tour.checks', until: [{ card: 'checks' }] },
  { step: 2, role: 'manager', text: 'tour.checks', until: [{ card: 'checks', without: 'read' }] },
  { step: 3, role: 'manager', text: 'tour.checks', until: [{ card: 'checks', state: 'closed' }] },
]
const read = { id: 'read', label: 'r', style: 'main', token: 't' } as const
const seen = (card: { closed?: boolean; buttons?: (typeof read)[] }, cursor = 5) => [
  {
    person: 'a',
    lines: [
      { id: 'x', cursor, at: at(0), from: 'bot' as const, card: cardOf('checks#1', 'a', { title: 'c', ...card }) },
    ],
  },
]

test('the tour moves by what is seen, and a visitor may go back', () => {
  const one = advance(startingPlace, hints, seen({ buttons: [read] }))
  expect(one.hint).toBe(1)
  expect(advance({ ...one, hint: 0 }, hints, seen({ buttons: [read] })).hint).toBe(0)
  expect(advance(one, hints, seen({})).hint).toBe(2)
  expect(advance(startingPlace, hints, seen({ closed: true })).hint).toBe(3)
})

test('what was there before the tour began again does not count', () => {
  const linesSince = (since: number, cursor: number) => freshOn(seen({}, cursor), { a: since })[0]?.lines
  expect(linesSince(5, 5)).toEqual([])
  expect(linesSince(5, 6)).toHaveLength(1)
  // A sandbox that was emptied counts its lines anew.
  expect(linesSince(900, 6)).toHaveLength(1)
})

test('where the case rests, the tour sees that nothing can be pressed', () => {
  const [stands] = seen({ buttons: [read] })
  const [quiet] = seen({ buttons: [] })
  expect(rests(stands?.lines ?? [], 'checks')).toBe(false)
  expect(rests(quiet?.lines ?? [], 'checks')).toBe(true)
})

test('a case that ended before the tour did is told, and only the case of this round', () => {
  const cards = (...keys: readonly string[]) => [
    {
      person: 'a',
      lines: keys.map((key, cursor) => ({
        id: key,
        cursor,
        at: at(0),
        from: 'bot' as const,
        card: { ...cardOf('x#1', 'a', { title: 'c' }), key },
      })),
    },
  ]
  expect(endingOf(cards('one/checks#1/a'))).toBeUndefined()
  expect(endingOf(cards('one/checks#1/a', 'one/declined-receipt#1/a'))).toBe('tour.declined')
  expect(endingOf(cards('one/checks#1/a', 'two/declined-receipt#1/a'))).toBeUndefined()
  expect(endingOf(cards('one/checks#1/a', 'one/told-ended#1/a', 'two/checks#1/a'))).toBeUndefined()
})

/** A stage on which every press is noted, and answers with the card that follows. */
function stageWith(shown: CardView, next: (token: string, now: CardView) => CardView | undefined) {
  const pressed: string[] = []
  const moved: object[] = []
  let card = shown
  const stage: Stage = {
    client: {
      press: async (_, token) => {
        pressed.push(token)
        const after = next(token, card)
        if (after) card = after
        return after ? { card: after } : { fields: { post: 'missing' } }
      },
      upload: () => Promise.reject(new Error('no file here')),
    },
    phones: () => [{ person: 'a', lines: [{ id: 'x', cursor: 1, at: at(0), from: 'bot', card }] }],
    moveClock: async to => moved.push(to),
    today: () => '2025-10-21',
    show: () => {},
    refresh: () => Promise.resolve(),
    sample: () => undefined,
    acts: () => Promise.resolve(),
    change: () => Promise.resolve(false),
  }
  return { stage, pressed, moved }
}
const verifyWith = (...ids: readonly string[]) =>
  cardOf('verify#1', 'a', { title: 'c', buttons: ids.map(id => ({ id, label: id, style: 'main', token: id })) })

test('a colleague who is let do a step presses twice for legal effect', async () => {
  const { stage, pressed } = stageWith(verifyWith('pass', 'return'), token =>
    token === 'pass' ? verifyWith('pass!yes', 'back') : { ...verifyWith(), closed: true },
  )
  expect(await play(stage, [{ at: 'verify', press: 'pass' }])).toBe(true)
  expect(pressed).toEqual(['pass', 'pass!yes'])
  // What is done already is not done again; a card that nobody has stops the stretch.
  expect(await play(stage, [{ at: 'verify', press: 'pass' }])).toBe(true)
  expect(await play(stage, [{ at: 'send', press: 'send' }])).toBe(false)
  expect(pressed).toHaveLength(2)
})

test('a card that is not there yet is waited for', async () => {
  const { stage, pressed } = stageWith(verifyWith('pass'), () => ({ ...verifyWith(), closed: true }))
  let there = false
  const late: Stage = {
    ...stage,
    phones: () => (there ? stage.phones() : []),
    change: async () => {
      there = true
      return true
    },
  }
  expect(await play(late, [{ at: 'verify', press: 'pass' }])).toBe(true)
  expect(pressed).toEqual(['pass'])
})

test('whoever waits for a change is told of it once, or that none came', async () => {
  const changes = openChanges()
  const came = changes.next(5_000)
  changes.tell()
  expect(await came).toBe(true)
  expect(await changes.next(1)).toBe(false)
})

test('an option of the lines is pressed on each of them', async () => {
  const withLines = (left: number): CardView => ({
    ...verifyWith(),
    blocks: [
      {
        kind: 'lines',
        rows: ['wage', 'bonus', 'leave'].map((id, place) => ({
          id,
          label: id,
          amount: { value: '1.00', currency: 'CNY' },
          detail: [],
          buttons: place < 3 - left ? [] : [{ id: 'line-ok', label: 'ok', style: 'plain', token: id }],
        })),
      },
    ],
  })
  let left = 3
  const { stage, pressed } = stageWith(withLines(3), () => {
    left -= 1
    return withLines(left)
  })
  expect(await play(stage, [{ at: 'verify', press: 'line-ok' }])).toBe(true)
  expect(pressed).toEqual(['wage', 'bonus', 'leave'])
})

test('a stretch stops where a form is answered with what is wrong', async () => {
  const { stage, pressed } = stageWith(verifyWith('issue', 'other'), () => undefined)
  const moves = [
    { at: 'verify', press: 'issue' },
    { at: 'verify', press: 'other' },
  ]
  expect(await play(stage, moves)).toBe(false)
  expect(pressed).toEqual(['issue'])
})

test.each([
  ['zh-CN', '2025 年 11 月 30 日 星期日'],
  ['en', 'Sunday, 30 November 2025'],
] as const)('the clock moves to the day that a card names in %s, and never back', async (locale, written) => {
  expect(formatsFor(locale, 'UTC').date('2025-11-30').replaceAll(noBreak, ' ')).toBe(written)
  const named = (day: string): CardView => ({
    ...verifyWith(),
    blocks: [{ kind: 'facts', rows: [['due', formatsFor(locale, 'UTC').date(day)]] }],
  })
  const ahead = stageWith(named('2025-11-30'), () => undefined)
  expect(await play(ahead.stage, [{ dayOn: 'verify' }, { clock: 'P1D', times: 2 }])).toBe(true)
  expect(ahead.moved).toEqual([{ to: '2025-11-30' }, { move: 'P1D' }, { move: 'P1D' }])
  const behind = stageWith(named('2025-10-20'), () => undefined)
  expect(await play(behind.stage, [{ dayOn: 'verify' }])).toBe(true)
  expect(behind.moved).toEqual([])
})

const presses = tourHints.flatMap(({ plays = [] }) => plays.flatMap(move => ('at' in move ? [move] : [])))

test.each(presses)('$press on $at, which others press, exists in the flow', ({ at: step, press }) => {
  const [flow] = loadFlows()
  const options = flow?.steps.find(({ id }) => id === step.split('#')[0])?.options.map(({ id }) => id)
  expect(options).toContain(press)
})

const scene: Scene = {
  today: '2025-10-20',
  locale: 'zh-CN',
  employee: { id: 'E10866', name: '林晓' },
  present: ['周航', '沈宁', '林晓'],
}
const sampled = new Set([...tourHints.flatMap(hint => hint.sample ?? []), ...presses.map(({ at: step }) => step)])

test.each([...sampled])('the sample answers of %s fit the form of the flow', name => {
  const [flow] = loadFlows()
  const sample = sampleOf(name, scene)
  const option = flow?.steps.find(step => step.id === sample?.step)?.options.find(one => one.id === sample?.option)
  const fields = flow?.forms[option?.form ?? name]?.fields ?? []
  for (const [field, value] of Object.entries(sample?.values ?? {})) {
    const spec = fields.find(one => one.name === field)
    expect(spec, field).toBeDefined()
    if (spec?.kind === 'one' && spec.from === undefined) expect(spec.choices).toContain(value)
  }
})

test('sample dates follow the day of the sandbox', () => {
  const on = (today: string, name: string) => sampleOf(name, { ...scene, today })?.values
  expect(on('2025-10-20', 'start')?.lastDay).toBe('2025-11-30')
  expect(on('2025-12-31', 'start')?.lastDay).toBe('2026-01-31')
  expect(on('2025-10-20', 'preparation')?.date).toBe('2025-10-27')
  expect(on('2025-10-26', 'preparation')?.date).toBe('2025-10-27')
})
