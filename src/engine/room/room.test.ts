// A declared room: given both agreed, then every word is kept with its speaker; given anything else, there is none.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../test/card-view.ts'
import { attempt, caseAt, flow, type Play, personOf, press, refused, testWorld } from '../../../test/world.ts'
import type { RoomHappening } from '../../model/room.ts'
import { decide } from '../decide.ts'

const world = testWorld({ now: '2025-10-27T07:10:00Z' })
const before = (): Play => caseAt('talking', ['meeting', 'outline'], { world })
const talking = (): Play => press(before(), 'manager', 'outline', 'start-talk')

function happens(play: Play, did: RoomHappening, who = 'clock', at = '2025-10-27T07:12:00Z'): Play {
  const by = who === 'clock' ? 'clock' : personOf(play.state, who)
  const action = {
    kind: 'room' as const,
    by,
    at,
    cause: `${did.kind}-${at}`,
    room: play.state.rooms?.at(-1)?.number ?? 1,
    did,
  }
  const last = decide(flow, play.state, action, { ...play.world, now: at })
  return last.kind === 'done' ? { ...play, state: last.state, last } : { ...play, last }
}
const asked = (play: Play = talking(), values = {}): Play => press(play, 'manager', 'outline', 'ask-room', values)
const found = (play: Play = asked()): Play => happens(play, { kind: 'found', platform: 'web' })
const opened = (play: Play = found()): Play =>
  happens(press(play, 'employee', 'room-consent', 'agree'), { kind: 'opened', place: { platform: 'web', id: 'C-1:1' } })
const said = (play: Play, who: string, text: string, at?: string): Play =>
  happens(play, { kind: 'said', text }, who, at)
const roomEffects = ({ last }: Play) =>
  last?.kind === 'done' ? last.effects.flatMap(effect => (effect.kind === 'room' ? [effect] : [])) : []
const open = (play: Play): readonly string[] =>
  play.state.steps.filter(({ status }) => status === 'open').map(({ step }) => step)
const threat = '不签的话,下个月就按不胜任处理你。'

describe('asking for a room', () => {
  test('given the talk has not begun, then only a messenger is looked for, and the employee is asked with the notice', () => {
    const wished = found(asked(before()))
    expect(open(wished)).not.toContain('room-consent')
    const begun = press(wished, 'manager', 'outline', 'start-talk')
    expect(everyText(card(begun, 'employee', 'room-consent'))).toContain('你可以不同意,也可以不回答')
  })

  test('given it is asked for, then both are in it, HR only when wanted, and not twice', () => {
    expect(roomEffects(asked())).toEqual([
      { kind: 'room', does: 'look', caseId: 'C-1', room: 1, members: ['E10421', 'E10866'] },
    ])
    expect(roomEffects(asked(talking(), { withHr: 'yes' }))[0]?.members).toHaveLength(3)
    expect(labels(card(asked(), 'manager', 'outline').buttons)).not.toContain('用沟通室谈')
  })

  test('given no messenger can, then the manager hears why and the employee nothing', () => {
    const none = happens(asked(), { kind: 'none', why: 'mentions-only' })
    expect(everyText(card(none, 'manager', 'told-no-room'))).toContain('机器人只收得到 @ 它的消息')
    expect(none.state.steps.some(({ step }) => step === 'room-consent')).toBe(false)
    expect(labels(card(none, 'manager', 'outline').buttons)).toContain('用沟通室谈')
  })

  test('given the employee says no, then there is none, and nobody is told to ask why', () => {
    const no = press(found(), 'employee', 'room-consent', 'decline')
    expect(roomEffects(no)).toEqual([])
    expect(everyText(card(no, 'manager', 'told-no-room'))).toContain('请不要追问原因')
    expect(no.state.rooms?.[0]).toMatchObject({ state: 'ended', ended: { why: 'declined' } })
  })

  test('given the employee is silent, then the minutes close the question and nothing was opened', () => {
    const sent = press(found(), 'manager', 'minutes', 'send', minutes)
    expect(open(sent)).not.toContain('room-consent')
    expect(sent.state.rooms?.[0]?.lines).toEqual([])
    expect(roomEffects(sent)).toEqual([])
  })

  test('given consent, then it takes two clicks, and the messenger makes the group only then', () => {
    const once = attempt(found(), 'employee', 'room-consent', 'agree')
    expect(once.kind === 'done' && once.state.rooms?.[0]?.state).toBe('opening')
    expect(flow.steps.find(({ id }) => id === 'room-consent')?.options[0]?.legal).toBe(true)
    expect(roomEffects(press(found(), 'employee', 'room-consent', 'agree'))).toMatchObject([
      { does: 'open', platform: 'web', members: ['E10421', 'E10866'] },
    ])
  })

  test('given the messenger fails after the consent, then both hear it', () => {
    const none = happens(press(found(), 'employee', 'room-consent', 'agree'), { kind: 'none', why: 'not-made' })
    for (const who of ['manager', 'employee'] as const)
      expect(everyText(card(none, who, 'told-no-room'))).toContain('没有建成')
  })

  test('given the case paused while the messenger made the group, then it is closed before a word is written', () => {
    const paused = press(press(found(), 'employee', 'room-consent', 'agree'), 'manager', 'outline', 'pause-hr', {
      why: '累',
    })
    const late = happens(paused, { kind: 'opened', place: { platform: 'web', id: 'C-1:1' } })
    expect(roomEffects(late)).toMatchObject([{ does: 'end' }])
    expect(late.state.rooms?.[0]?.place).toBeUndefined()
  })
})

const minutes = {
  date: '2025-10-27',
  from: '15:00',
  to: '15:40',
  participants: '周航、林晓',
  mode: 'room',
  companySaid: '公司希望协商。',
  employeeSaid: '我想先看明细。',
}

describe('in the room', () => {
  test('given words of both, then each is kept with speaker and time', () => {
    const play = said(
      said(opened(), 'manager', '公司希望和你协商。'),
      'employee',
      '我想先看明细。',
      '2025-10-27T07:13:00Z',
    )
    expect(play.state.rooms?.[0]?.lines).toEqual([
      { by: 'E10421', at: '2025-10-27T07:12:00Z', text: '公司希望和你协商。' },
      { by: 'E10866', at: '2025-10-27T07:13:00Z', text: '我想先看明细。' },
    ])
  })

  test('given a risky sentence of the manager, then the manager alone is told, in private, and the room goes on', () => {
    const play = said(opened(), 'manager', '其他人都已经签完了,只剩你了。')
    expect(everyText(card(play, 'manager', 'told-check'))).toContain('你刚才在沟通室写的一句话有风险')
    expect(everyText(card(play, 'manager', 'told-check'))).toContain('可以马上在沟通室里更正')
    expect(roomEffects(play)).toEqual([])
    expect(play.state.rooms?.[0]?.state).toBe('open')
    expect(play.state.steps.filter(({ who }) => who === 'E10866').map(({ step }) => step)).not.toContain('told-check')
  })

  test('given a threat, then the case rests in the same turn, the room ends neutrally, HR decides', () => {
    const play = said(opened(), 'manager', threat)
    expect(play.state.paused?.why).toBe('risk')
    expect(roomEffects(play)).toMatchObject([{ does: 'end', place: { id: 'C-1:1' } }])
    expect(everyText(card(play, 'hrbp', 'risk-review'))).toContain('沟通室(已经写出)')
    // Nobody is sent to a room that has ended.
    expect(everyText(card(play, 'manager', 'told-check'))).not.toContain('可以马上在沟通室里更正')
    expect(everyText(card(play, 'employee', 'told-room-ended'))).not.toMatch(/风险|暂停/)
    // And nobody is asked for minutes of a talk that rests.
    expect(card(play, 'manager', 'told-room-ended').next).toBeUndefined()
    expect(card(play, 'manager', 'minutes').next).toBeUndefined()
    expect(said(play, 'manager', '对不起').last).toMatchObject({ kind: 'repeated', reply: { text: 'toast.room-over' } })
  })

  test('given the very same words of the employee, then nobody judges them', () => {
    const play = said(opened(), 'employee', threat)
    expect(play.state.paused).toBeUndefined()
    expect(play.state.steps.map(({ step }) => step)).not.toContain('told-check')
  })

  test.each(['我怀孕了,不能签。', 'I am pregnant.', '我上个月查出了肿瘤', '我 正在 病 假 中'])(
    'given the employee writes 「%s」, then the words are not kept and only HR goes on',
    text => {
      const play = said(opened(), 'employee', text)
      expect(play.state.paused?.why).toBe('protection')
      expect(JSON.stringify(play.state)).not.toContain(text)
      expect(everyText(card(play, 'hrbp', 'protection'))).toContain('可能受保护的情况')
      expect(everyText(card(play, 'manager', 'told-room-ended'))).not.toContain(text)
      expect(play.last).toMatchObject({ reply: { text: 'toast.room-special' } })
    },
  )

  test.each(['manager', 'employee'] as const)('given the %s leaves with one button, then it ends for both', who => {
    const play = press(said(opened(), 'manager', '您好。'), who, 'room', 'leave')
    expect(roomEffects(play)).toMatchObject([{ does: 'end' }])
    expect(open(play)).not.toContain('room')
    for (const member of ['manager', 'employee'] as const)
      expect(everyText(card(play, member, 'told-room-ended'))).toContain('您好。')
    expect(card(play, 'manager', 'told-room-ended').next).toContain('写纪要并发出')
    expect(everyText(card(play, 'employee', 'told-room-ended', 'en'))).toContain('The talk room has ended')
  })

  test('given somebody leaves the group or a stranger writes in it, then it ends too', () => {
    expect(happens(opened(), { kind: 'left' }, 'employee').state.rooms?.[0]?.ended?.why).toBe('left')
    expect(happens(opened(), { kind: 'stranger' }).state.rooms?.[0]?.ended?.why).toBe('stranger')
  })

  test('given the minutes go out, then the room is over', () => {
    const sent = press(said(opened(), 'manager', '您好。'), 'manager', 'minutes', 'send', minutes)
    expect(sent.state.rooms?.[0]?.ended?.why).toBe('over')
  })
})

describe('after the room', () => {
  test('given words were written, then the minutes start with them as a draft', () => {
    let play = said(opened(), 'manager', '公司希望和你协商。')
    play = said(play, 'employee', '我想先看明细。', '2025-10-27T07:13:00Z')
    const form = card(press(play, 'employee', 'room', 'leave'), 'manager', 'minutes').buttons[0]?.form
    const values = Object.fromEntries(form?.fields.map(({ name, value }) => [name, value]) ?? [])
    expect(values).toMatchObject({
      date: '2025-10-27',
      from: '15:12',
      to: '15:14',
      participants: '周航、林晓',
      mode: 'room',
      companySaid: '15:12 公司希望和你协商。',
      employeeSaid: '15:13 我想先看明细。',
    })
  })

  test('given another room in which nothing was written, then the draft is still that of the first', () => {
    const first = press(said(opened(), 'manager', '公司希望和你协商。'), 'manager', 'room', 'leave')
    const form = card(asked(first), 'manager', 'minutes').buttons[0]?.form
    expect(form?.fields.find(({ name }) => name === 'companySaid')?.value).toBe('15:12 公司希望和你协商。')
  })

  test('given there was none, then the form is empty as before', () => {
    const form = card(talking(), 'manager', 'minutes').buttons[0]?.form
    expect(form?.fields.filter(({ value }) => value !== undefined)).toEqual([])
  })

  test('given it was over, then another one may be asked for, and an empty consent is refused', () => {
    const play = press(opened(), 'manager', 'room', 'leave')
    expect(asked(play).state.rooms).toHaveLength(2)
    expect(refused(talking(), 'manager', 'outline', 'ask-room', { withHr: 'maybe' }).kind).toBe('invalid')
  })
})
