// Every card around the talk, in both languages: a title, few enough fields, no hole in a sentence, nothing that presses.
import { describe, expect, test } from 'vitest'
import { card, everyText, firstClick, texts, viewOf } from '../../../test/card-view.ts'
import { caseAt, everybody, flow, type Play, press, soughtHelp, testWorld } from '../../../test/world.ts'
import { begin, type Move, move, type RehearsalKit } from '../../talk/rehearsal/play.ts'
import { lintScripts } from '../../talk/scripts/lint.ts'
import { talkLines } from '../../talk/scripts/sheet.ts'
import { buildCard } from '../build.ts'

const world = testWorld({ now: '2025-10-27T07:45:00Z' })
const talking = (...taps: readonly string[]): Play =>
  taps.reduce(
    (play, tap) => press(play, 'manager', 'outline', tap),
    caseAt('talking', ['preparation', 'meeting', 'outline'], { world }),
  )
const minutes = {
  date: '2025-10-27',
  from: '15:00',
  to: '15:40',
  participants: '周航、林晓',
  mode: 'in-person',
  companySaid: '公司希望协商;可以同意、不同意或提出自己的方案。',
  employeeSaid: '想看结算明细。',
}
const sent = (): Play => press(talking('start-talk', 'said'), 'manager', 'minutes', 'send', minutes)
const helped = (): Play => soughtHelp(talking('start-talk'))
const threat = { ...minutes, companySaid: '不签就一分钱都没有。' }

const plays: readonly (readonly [string, () => Play])[] = [
  ['before the talk', () => talking()],
  ...flow.scripts
    .filter(sheet => sheet.stage === 'talk')
    .flatMap(sheet => sheet.scenes)
    .map((scene, i) => [`scene ${scene.id}`, () => talking('start-talk', ...Array(i).fill('next'))] as const),
  ['all scenes gone through', () => talking('start-talk', ...Array(7).fill('next'))],
  ['the questions', () => talking('start-talk', 'doubts')],
  ['the minutes are armed', () => firstClick(talking('start-talk'), 'manager', 'minutes', 'send', minutes)],
  ['the minutes are out', sent],
  ['corrected', () => press(sent(), 'employee', 'minutes-check', 'amend', { text: '加班没有算。' })],
  [
    'added to',
    () =>
      press(press(sent(), 'employee', 'minutes-check', 'correct'), 'employee', 'minutes-check', 'add', {
        text: '年假。',
      }),
  ],
  ['stopped by a threat', () => firstClick(talking('start-talk'), 'manager', 'minutes', 'send', threat)],
  ['a pause', () => press(talking('start-talk'), 'manager', 'outline', 'pause-hr', { why: '他说要带人' })],
  ['help was sought', helped],
  ['something was reported', () => press(helped(), 'employee', 'seek-help', 'report', { text: '他说不签就调岗' })],
  [
    'the helpline took it up',
    () => press(press(helped(), 'employee', 'seek-help', 'pressured'), 'helpline', 'helpline', 'taken-up'),
  ],
  ['the employee paused', () => press(helped(), 'employee', 'seek-help', 'pause')],
  [
    'somebody comes along',
    () =>
      press(
        press(helped(), 'employee', 'seek-help', 'bring', { name: '王律师', role: 'lawyer' }),
        'hrbp',
        'companion',
        'arranged',
        { when: '周三 15:00' },
      ),
  ],
  [
    'another reason',
    () =>
      caseAt('talking', ['outline'], {
        world,
        change: state => ({ ...state, opening: { ...state.opening, reason: 'performance' } }),
      }),
  ],
  [
    'nothing known about the wage',
    () =>
      press(
        caseAt('talking', ['outline'], { world, facts: { avgMonthlyWage: undefined } }),
        'manager',
        'outline',
        'next',
      ),
  ],
]

describe.each(plays)('%s', (_name, play) => {
  test.each(['zh-CN', 'en'] as const)('given %s, then every card reads whole', locale => {
    const now = play()
    for (const { id } of now.state.steps.filter(step => step.who)) {
      const view = viewOf(now, id, locale)
      expect(view.title).not.toBe('')
      expect(everyText(view)).not.toMatch(/\{[a-zA-Z]+\}|undefined|\[object/)
      expect(everyText(view)).not.toMatch(/[!!](?=["\\ ])/)
      expect(view.preview).toBe(texts.t(locale, 'card.preview'))
      const most = Math.max(0, ...view.blocks.map(block => (block.kind === 'facts' ? block.rows.length : 0)))
      expect(most).toBeLessThanOrEqual(12)
    }
  })
})

describe('what is not known', () => {
  test('given no wage, then the sentence says that the estimate is missing', () => {
    const play = ['next', 'next'].reduce(
      (now, tap) => press(now, 'manager', 'outline', tap),
      caseAt('talking', ['outline'], { world, facts: { avgMonthlyWage: undefined } }),
    )
    expect(everyText(card(play, 'manager', 'outline'))).toContain('还缺:经济补偿试算')
    expect(everyText(card(talking('next', 'next'), 'manager', 'outline'))).toContain('130 200.00')
  })
})

test('given HR has answered, then the closed card still has the question and the answer, and the next question its own', () => {
  const ask = (play: Play, question: string) => press(play, 'employee', 'opening-notice', 'ask-hr', { question })
  const answered = press(ask(talking('start-talk'), '年假怎么算?'), 'hrbp', 'question', 'answer', {
    answer: '按在职天数。',
  })
  const again = ask(answered, '能带家人吗?')
  const [first, second] = again.state.steps.filter(({ step }) => step === 'question')
  const closed = viewOf(again, first?.id ?? '')
  expect(closed.closed).toBe(true)
  for (const words of ['年假怎么算?', '按在职天数。']) expect(everyText(closed)).toContain(words)
  expect(everyText(viewOf(again, second?.id ?? ''))).not.toContain('按在职天数。')
})

test('given minutes that were sent, then the manager still reads on the closed card what went out', () => {
  const closed = card(sent(), 'manager', 'minutes')
  expect(closed.closed).toBe(true)
  for (const words of [minutes.companySaid, minutes.employeeSaid, minutes.participants]) {
    expect(everyText(closed)).toContain(words)
  }
})

test('given HR changes hands, then an answer stays the answer of whoever gave it', () => {
  const asked = press(talking('start-talk'), 'employee', 'opening-notice', 'ask-hr', { question: '年假怎么算?' })
  const { state, ...play } = press(asked, 'hrbp', 'question', 'answer', { answer: '按在职天数。' })
  const later = { ...play, state: { ...state, parties: { ...state.parties, hrbp: 'E10233' } } }
  expect(card(later, 'employee', 'told-reply').title).toBe('沈宁 的答复')
})

test('given a manager who reads English, then why a sentence is risky is in English, and the other words are in its own language', () => {
  const sentence = { sentence: '不签的话下个月就按不胜任处理', said: 'not-yet' }
  const found = card(
    press(talking('start-talk'), 'manager', 'outline', 'check', sentence),
    'manager',
    'told-check',
    'en',
  )
  const [, rows] = found.blocks.flatMap(block => (block.kind === 'facts' ? [block.rows] : []))
  expect(rows?.map(([name, said]) => [name, /\p{Script=Han}/u.test(said)])).toEqual([
    ['Why', false],
    ['Say instead', true],
  ])
})

describe('「求助」', () => {
  const channel = (play: Play): string => everyText(card(soughtHelp(play), 'employee', 'seek-help'))

  test('given each company, then the card says who hears it and who learns what, as it is', () => {
    const begun = talking('start-talk')
    expect(channel(begun)).toContain('由温言接收,写的内容只有温言能看到')
    const persons = everybody.filter(person => !person.roles.includes('helpline'))
    expect(channel({ ...begun, world: testWorld({ now: world.now, persons }) })).toContain('由 HR 总监顾岚接收')
    const parties = { ...begun.state.parties, hrbp: 'E10112' }
    expect(channel({ ...begun, state: { ...begun.state, parties } })).toContain('同时是 HR 总监,会知道你选了什么')
    expect(
      channel({ ...begun, state: { ...begun.state, parties }, world: testWorld({ now: world.now, persons }) }),
    ).toContain('没有独立的求助渠道')
  })

  test('given a report, then the head of HR sees what was pressed and not what was written; the helpline sees both', () => {
    const play = press(helped(), 'employee', 'seek-help', 'report', { text: '他说不签就调岗' })
    expect(everyText(card(play, 'hrd', 'rest-review'))).toContain('举报/求助')
    expect(everyText(card(play, 'hrd', 'rest-review'))).not.toContain('调岗')
    const seen = everyText(card(play, 'helpline', 'helpline'))
    for (const word of ['林晓 · E10866', 'C-1', '举报/求助', '他说不签就调岗']) expect(seen).toContain(word)
  })

  test('given the employee went past HR, then no card of theirs says that HR deals with it', () => {
    const notice = (play: Play) => everyText(card(play, 'employee', 'opening-notice'))
    expect(notice(press(helped(), 'employee', 'seek-help', 'pressured'))).toContain('按你的要求,这件事已经停下')
    expect(notice(press(talking('start-talk'), 'manager', 'outline', 'pause-hr', { why: '他说要带人' }))).toContain(
      '事项已暂停,由 HR 处理。你的合同照常履行。',
    )
  })

  test('given the card stands open, then 「我的事项」 names it as nothing the employee has to do', () => {
    const play = helped()
    const ref = { instance: 'home#1', card: 'home', to: 'E10866' }
    const secret = new Uint8Array(32)
    const asked = { flow, state: undefined, mine: [play.state], world, locale: 'zh-CN', texts, secret } as const
    expect(JSON.stringify(buildCard(ref, asked))).not.toContain('求助')
    expect(JSON.stringify(buildCard({ ...ref, card: 'help' }, asked))).toContain('感到压力')
  })
})

describe('the card of a rehearsal', () => {
  const kit = (id: string): RehearsalKit => {
    const temperament = flow.temperaments.find(one => one.id === id)
    if (!temperament) throw new Error(`no ${id}`)
    return { temperament, lines: talkLines(flow), review: world.review }
  }
  const moves: readonly Move[] = [
    { kind: 'choose', place: 0 },
    { kind: 'own', text: '不签就一分钱都没有。' },
    { kind: 'choose', place: 1 },
    { kind: 'choose', place: 2 },
    { kind: 'choose', place: 0 },
    { kind: 'choose', place: 1 },
  ]

  test.each(flow.temperaments.map(one => one.id))('given %s, then every turn and the replay read whole', id => {
    let run = begin('rehearsal#x', 'E10421', id, world.now)
    for (const made of [undefined, ...moves]) {
      run = made === undefined ? run : move(run, kit(id), made)
      for (const locale of ['zh-CN', 'en'] as const) {
        const ref = { instance: 'rehearsal#x', card: 'rehearsal', to: 'E10421' }
        const secret = new Uint8Array(32)
        const view = buildCard(ref, { flow, state: undefined, world, locale, texts, secret, rehearsal: run })
        expect(JSON.stringify(view)).not.toMatch(/\{[a-zA-Z]+\}|undefined/)
        expect(view?.buttons.length).toBeGreaterThan(1)
      }
    }
    expect(run.ended).toBeDefined()
  })
})

describe('the script library and the coach', () => {
  test('given any line, then the linter has nothing against it, and the coach stops none of them', () => {
    expect(lintScripts(flow.scripts)).toEqual([])
    const stopped = flow.scripts.flatMap(sheet =>
      sheet.scenes.flatMap(({ lines }) =>
        lines.flatMap(line =>
          (['zh-CN', 'en'] as const).flatMap(locale =>
            [line.feel[locale], line.rule[locale]].flatMap(text => {
              const scene = sheet.stage === 'notice' ? 'notice' : '36'
              const { verdict } = world.review({ text, scene, speaker: 'manager' })
              return verdict !== 'block' ? [] : [`${line.id} ${locale} ${verdict}: ${text}`]
            }),
          ),
        ),
      ),
    )
    expect(stopped).toEqual([])
  })

  test('given any slip of the rehearsal, then it is something the coach warns of or blocks, in most words', () => {
    const slips = flow.temperaments.flatMap(one => one.beats.map(beat => beat.slip.text['zh-CN']))
    const seen = slips.filter(text => world.review({ text, scene: '36', speaker: 'manager' }).verdict !== 'pass')
    expect(seen.length / slips.length).toBeGreaterThan(0.5)
  })
})
