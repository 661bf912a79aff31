// A click's six hops on a real database: once, in order, for the right person, never an error code.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { employee, freshKey, type Harness, hr, manager, openHarness, startValues, stranger } from './harness.ts'

let h: Harness
beforeEach(async () => {
  h = await openHarness()
})
afterEach(() => h.close())

/** What happened to a case; that its cards were looked at is not counted. */
const eventsOf = async (caseId: string) =>
  (await h.store.cases.events(caseId)).map(event => event.body.kind).filter(kind => kind !== 'read')

describe('starting', () => {
  test('a manager who types 发起沟通 gets the start card, and submitting it opens a case and closes the card', async () => {
    const state = await h.openedCase()

    expect(state.parties).toMatchObject({ manager, hrbp: hr, employee })
    const start = await h.until(
      manager,
      line => line.card?.key.startsWith('loose/start') === true && line.card.closed === true,
    )
    expect(start.card?.buttons).toEqual([])
  })

  test('somebody who leads nobody gets a sentence instead', async () => {
    await h.say(employee, '发起沟通')
    const line = await h.until(employee, l => l.from === 'bot')
    expect(line.text).toBe(h.core.words.t('zh-CN', 'spine.managers-only'))
    expect(line.card).toBeUndefined()
  })

  test('anything that is no command is answered with one calm sentence', async () => {
    await h.say(manager, '今天天气怎么样')
    const line = await h.until(manager, l => l.from === 'bot')
    expect(line.text).toBe(h.core.words.t('zh-CN', 'spine.not-understood-manager'))
  })

  test('the sentence names no words that would be refused: who leads nobody cannot begin a case', async () => {
    await h.say(employee, '今天天气怎么样')
    const { text } = await h.until(employee, l => l.from === 'bot')
    expect(text).toContain('「我的事项」')
    expect(text).not.toContain('「发起沟通」')
  })

  test('a wrong field is named and nothing is opened', async () => {
    await h.say(manager, '发起沟通')
    const answer = await h.press(manager, await h.button(manager, 'start', 'submit'), { ...startValues, last4: '1111' })
    expect(answer.fields).toHaveProperty('last4')
    expect(answer.toast?.tone).toBe('warn')
    expect(await h.store.cases.list()).toEqual([])
  })

  test('a bound that was passed is told with its figure', async () => {
    await h.say(manager, '发起沟通')
    const answer = await h.press(manager, await h.button(manager, 'start', 'submit'), {
      ...startValues,
      last4: '12345',
    })
    expect(answer.fields).toEqual({ last4: '文字太长,最多 4 个字' })
  })

  test('the start card can be put away', async () => {
    await h.say(manager, '发起沟通')
    const answer = await h.press(manager, await h.button(manager, 'start', 'cancel'))
    expect(answer.card).toMatchObject({ closed: true, buttons: [] })
  })
})

describe('pressing twice (P9)', () => {
  test('the same start delivered fifty times at once opens one case and gets fifty equal answers', async () => {
    await h.say(manager, '发起沟通')
    const submit = await h.button(manager, 'start', 'submit')
    const key = freshKey()
    const answers = await Promise.all(Array.from({ length: 50 }, () => h.press(manager, submit, startValues, key)))

    expect(await h.store.cases.list()).toHaveLength(1)
    expect(new Set(answers.map(answer => answer.toast?.text)).size).toBe(1)
    expect(answers.every(answer => answer.card?.closed === true)).toBe(true)
  })

  test('fifty different clicks on one start card open one case, and every answer has the shape of success', async () => {
    await h.say(manager, '发起沟通')
    const submit = await h.button(manager, 'start', 'submit')
    const answers = await Promise.all(Array.from({ length: 50 }, () => h.press(manager, submit, startValues)))

    expect(await h.store.cases.list()).toHaveLength(1)
    expect(answers.every(answer => answer.status === 200 && answer.toast?.tone === 'calm')).toBe(true)
  })

  test('the same callback fifty times at once is one business event and fifty answers', async () => {
    const { id } = await h.openedCase()
    const supply = await h.button(manager, 'checks', 'supply')
    const key = freshKey()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => h.press(manager, supply, { otherPosts: 'none' }, key)),
    )

    expect((await eventsOf(id)).filter(kind => kind === 'chosen')).toHaveLength(1)
    expect(answers.every(answer => answer.status === 200 && answer.toast?.tone === 'calm')).toBe(true)
  })

  test('a stored answer is given again after everything has settled', async () => {
    const { id } = await h.openedCase()
    const supply = await h.button(manager, 'checks', 'supply')
    const key = freshKey()
    const first = await h.press(manager, supply, { otherPosts: 'none' }, key)
    await h.spine.inboxWork.idle()
    const again = await h.press(manager, supply, { otherPosts: 'none' }, key)

    expect(again.toast).toEqual(first.toast)
    expect((await eventsOf(id)).filter(kind => kind === 'chosen')).toHaveLength(1)
  })

  test('of two opposite final clicks from two devices one wins and both are answered', async () => {
    const { id } = await h.openedCase()
    const cancel = await h.button(manager, 'checks', 'cancel')
    await h.press(manager, cancel)
    const yes = await h.until(manager, line => line.card?.buttons.some(one => one.id === 'cancel!yes') === true)
    const buttons = yes.card?.buttons ?? []
    const answers = await Promise.all(buttons.map(one => h.press(manager, one)))

    expect(answers.every(answer => answer.status === 200 && answer.toast !== undefined)).toBe(true)
    const kinds = await eventsOf(id)
    expect(kinds.filter(kind => kind === 'disarmed' || kind === 'ended')).toHaveLength(1)
  })
})

describe('an old card (P10)', () => {
  test('every card of an ended case can be pressed again: a sentence, no change', async () => {
    const { id } = await h.openedCase()
    const old = [...(await h.card(manager, 'checks')).buttons]
    await h.press(manager, await h.button(manager, 'checks', 'cancel'))
    const confirm = await h.until(manager, line => line.card?.buttons.some(one => one.id === 'cancel!yes') === true)
    old.push(...(confirm.card?.buttons ?? []))
    for (const one of confirm.card?.buttons ?? []) if (one.id === 'cancel!yes') await h.press(manager, one)
    const before = await h.store.cases.load(id)
    expect(before?.ended).toBeDefined()
    const happened = await eventsOf(id)

    for (const one of old) {
      const answer = await h.press(manager, one, one.form === undefined ? undefined : { otherPosts: 'none' })
      expect(answer.status).toBe(200)
      expect(answer.toast?.text).toBeTruthy()
      expect(answer.card?.closed).toBe(true)
    }
    expect(await eventsOf(id)).toEqual(happened)
  })

  test('a token that is not ours is answered calmly and changes nothing', async () => {
    const { id } = await h.openedCase()
    const happened = await eventsOf(id)
    const { token, ...rest } = await h.button(manager, 'checks', 'supply')
    for (const forged of [`${token}x`, token.replace(/^./, 'A'), 'x.y', '.', `${token.split('.')[0]}.AAAA`]) {
      const answer = await h.press(manager, { ...rest, token: forged }, { otherPosts: 'none' })
      expect(answer).toMatchObject({ status: 200, toast: { tone: 'warn' } })
      expect(answer.card).toBeUndefined()
    }
    expect(await eventsOf(id)).toEqual(happened)
  })
})

describe('the wrong person (P11)', () => {
  test('every button of a card is closed to everybody else, without a word about the case, and goes on record', async () => {
    const { id, seq } = await h.openedCase()
    const { buttons } = await h.card(manager, 'checks')
    for (const as of [employee, stranger, hr]) {
      for (const one of buttons) {
        const answer = await h.pressAndHear(as, one)
        expect(answer).toEqual({
          status: 200,
          toast: { text: h.core.words.t('zh-CN', 'refusal.only-you'), tone: 'warn' },
        })
      }
    }
    const kinds = (await eventsOf(id)).slice(seq)
    expect(kinds.filter(kind => kind === 'denied')).toHaveLength(3 * buttons.length)
    expect(kinds.filter(kind => kind !== 'denied' && kind !== 'step-opened')).toEqual([])
  })

  test('three times in a day HR is told', async () => {
    await h.openedCase()
    const supply = await h.button(manager, 'checks', 'supply')
    for (let i = 0; i < 3; i += 1) await h.press(stranger, supply)
    const told = await h.card(hr, 'told-denials')
    expect(JSON.stringify(told)).not.toContain('statement')
  })
})

describe('languages', () => {
  test('the same conversation reads in English, cards and words', async () => {
    await h.openedCase()
    await h.say(manager, '天气很好')
    await h.until(manager, line => line.text === h.core.words.t('zh-CN', 'spine.not-understood-manager'))
    const [zh, en] = [await h.lines(manager), await h.lines(manager, 'en')]

    expect(en.map(line => line.id)).toEqual(zh.map(line => line.id))
    expect(en.at(-1)?.text).toBe(h.core.words.t('en', 'spine.not-understood-manager'))
    const cards = en.flatMap(line => (line.card === undefined ? [] : [line.card]))
    expect(cards.every(card => !/[\u4e00-\u9fff]/.test(card.title))).toBe(true)
    expect(cards.find(card => card.key.includes('start#'))?.closed).toBe(true)
  })
})
