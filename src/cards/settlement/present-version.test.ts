// What the cards say while versions, questions and proposals follow each other: always of what stands now, each old card of its own.
import { describe, expect, test } from 'vitest'
import { card, everyText, rows, viewOf } from '../../../test/card-view.ts'
import { draftingCase, laterOn, sentCase, talkDay, verifiedCase } from '../../../test/settlement-play.ts'
import { instanceFor, moveTo, type Play, press, testWorld } from '../../../test/world.ts'
import type { FormValues } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'

const tuesday = '2025-10-28T02:00:00Z'
const friday = '2025-10-31T02:00:00Z'
const firstEnd = '2025 年 11 月 3 日 星期一 18:00'
const questioned = (play: Play, line: string): Play =>
  press(play, 'employee', 'settlement-review', 'question', { line, said: '不对' })
const answered = (play: Play, option: string, values: FormValues): Play =>
  press(play, 'payroll', 'dispute', option, values)
const more = { amount: '1000', inBase: 'no', why: '补录' }
const one = (): Play => questioned(laterOn(sentCase(), tuesday), 'overtime')
const second = (): Play => answered(laterOn(one(), friday), 'adopt', more)

/** Two lines in question; overtime is adopted, the bonus is not yet answered. */
const half = (): Play =>
  answered(questioned(questioned(laterOn(sentCase(), tuesday), 'bonus'), 'overtime'), 'adopt', more)
const replyOf = ({ last }: Play): string | undefined => (last?.kind === 'done' ? last.reply?.text : undefined)

describe('the day the manager reads', () => {
  test('is not named while it is being moved, and then is the day of the version on the table', () => {
    expect(everyText(card(sentCase(), 'manager', 'told-considering'))).toContain(firstEnd)
    expect(everyText(card(one(), 'manager', 'told-considering'))).toContain('考虑期正在顺延')
    const now = everyText(card(second(), 'manager', 'told-considering'))
    expect(now).toContain('2025 年 11 月 6 日 星期四 18:00')
    expect(now).not.toContain(firstEnd)
  })

  test('says nothing of which line it is about', () => {
    expect(everyText(card(one(), 'manager', 'told-considering'))).not.toMatch(/加班费|\d{3}\.\d\d/)
  })

  test('follows when HR gives more time, and the employee reads why', () => {
    const silent = moveTo(sentCase(), '2025-11-04T02:00:00Z')
    const more = press(silent, 'hrbp', 'settlement-silence', 'extend', { days: '2', why: '等你问完律师' })
    expect(everyText(card(more, 'manager', 'told-considering'))).toContain('2025 年 11 月 6 日 星期四 18:00')
    expect(everyText(card(more, 'employee', 'settlement-review'))).toContain('等你问完律师')
    expect(replyOf(more)).toBe('toast.period-extended')
  })
})

describe('two questions at once', () => {
  test('of which one is adopted: the employee reads so before the next version is out', () => {
    const review = everyText(card(half(), 'employee', 'settlement-review'))
    expect(review).toContain('项目奖金正在核查')
    expect(review).toContain('加班费已采纳你的意见')
    expect(review).toContain('暂停中,疑问答复之后继续计算')
    const received = half().state.steps.filter(
      ({ step, status }) => step === 'told-dispute-received' && status === 'open',
    )
    const told = received.map(({ id }) => everyText(viewOf(half(), id)))
    expect(told).toEqual([expect.stringContaining('薪酬会在 2 个工作日内答复'), expect.stringContaining('已采纳')])
  })

  test('of which one ends: nobody is told that the clock goes on while the settlement is frozen', () => {
    const refused = answered(half(), 'reject', { why: '按制度', basis: '奖金制度' })
    expect(replyOf(press(refused, 'employee', 'dispute-answer', 'understood'))).toBe('toast.dispute-ended-others')
    const alone = answered(one(), 'reject', { why: '没有审批', basis: '审批记录' })
    expect(replyOf(press(alone, 'employee', 'dispute-answer', 'understood'))).toBe('toast.dispute-understood')
  })
})

describe('cards of an older version', () => {
  test('keep their own number and figure, and name no day that is not theirs', () => {
    const play = second()
    const first = (step: string): string => play.state.steps.find(instance => instance.step === step)?.id ?? ''
    const watch = viewOf(play, first('settlement-watch'))
    expect(watch).toMatchObject({ closed: true, title: '结算单 v1 已发给 林晓' })
    expect(everyText(watch)).toContain('152 500.00')
    expect(everyText(viewOf(play, first('settlement-review')))).not.toContain('考虑期到')
  })

  test('strike out no amount that stayed the same', () => {
    const authority = { world: testWorld({ now: talkDay }), change: (s: CaseState) => ({ ...s, authorityMonths: '1' }) }
    const version1 = sentCase(verifiedCase(draftingCase(authority)))
    const proposed = press(version1, 'employee', 'settlement-review', 'propose', { months: '1', said: 'N+1' })
    const drafted = press(proposed, 'hrbp', 'counter-offer', 'accept')
    const sent = press(press(drafted, 'payroll', 'settlement-verify', 'pass'), 'hrbp', 'settlement-send', 'send')
    const lines = rows(card(sent, 'employee', 'settlement-review'))
    expect(lines.find(({ id }) => id === 'severance-tax')).toMatchObject({ mark: 'changed' })
    expect(lines.find(({ id }) => id === 'severance-tax')?.before).toBeUndefined()
    expect(lines.find(({ id }) => id === 'ex-gratia')?.before).toMatchObject({ value: '0.00' })
  })
})

test('what the employee proposed stands on E2 until it is answered', () => {
  const proposed = press(sentCase(), 'employee', 'settlement-review', 'propose', { months: '2', said: '希望 N+2' })
  expect(everyText(card(proposed, 'employee', 'settlement-review'))).toContain('等 HR 答复:希望 N+2')
  const explained = press(proposed, 'hrbp', 'counter-offer', 'explain', { answer: '不能再加' })
  expect(everyText(card(explained, 'employee', 'settlement-review'))).not.toContain('希望 N+2')
})

test('a person of HR who records a silence is not told that their own contract goes on', () => {
  const silent = moveTo(sentCase(), '2025-11-04T02:00:00Z')
  expect(replyOf(press(silent, 'hrbp', 'settlement-silence', 'not-accepted'))).toBe('toast.not-accepted')
  expect(replyOf(press(sentCase(), 'employee', 'settlement-review', 'decline'))).toBe('toast.declined')
})

test('the head of HR reads that it is a second look, and the employee what they added', () => {
  const alone = answered(one(), 'reject', { why: '没有审批', basis: '审批记录' })
  const asked = press(alone, 'employee', 'dispute-answer', 'review', { why: '有邮件' })
  expect(card(asked, 'hrd', 'dispute-review').title).toBe('林晓 请你复核「加班费」')
  const again = press(asked, 'hrd', 'dispute-review', 'reject', { why: '不适用', basis: '制度' })
  expect(everyText(card(again, 'employee', 'dispute-answer'))).toContain('有邮件')
  expect(instanceFor(again.state, 'employee', 'dispute-answer')?.status).toBe('open')
})
