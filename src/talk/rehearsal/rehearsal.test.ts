// The rehearsal: the good way through passes, a slip never does, stopping where one must stop is right, and nothing depends on chance.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rehearsal } from '../../model/rehearsal.ts'
import { loadCoach } from '../../packs/coach.ts'
import { loadFlows } from '../../packs/flows.ts'
import { loadTexts } from '../../packs/texts.ts'
import { talkLines } from '../scripts/sheet.ts'
import { hears } from './hears.ts'
import { lintRehearsals } from './lint.ts'
import { beatNow, begin, type Move, move, offersOf, type RehearsalKit, wordsOf } from './play.ts'
import { scoreOf } from './score.ts'

const flow = loadFlows().find(one => one.id === 'cn-mutual')
if (!flow) throw new Error('the flow cn-mutual is not shipped')
const lines = talkLines(flow)
const review = loadCoach(loadTexts())
const kits: readonly RehearsalKit[] = flow.temperaments.map(temperament => ({ temperament, lines, review }))
const kitOf = (id: string): RehearsalKit => {
  const kit = kits.find(one => one.temperament.id === id)
  if (!kit) throw new Error(`no ${id}`)
  return kit
}
const fresh = (kit: RehearsalKit, id = 'rehearsal#1'): Rehearsal =>
  begin(id, 'E10421', kit.temperament.id, '2025-10-20T01:00:00Z')

/** Which of the three offers is the good one, or the slip. */
function place(rehearsal: Rehearsal, kit: RehearsalKit, want: 'good' | 'slip'): Move {
  const beat = beatNow(rehearsal, kit.temperament)
  const offers = offersOf(rehearsal, kit.temperament)
  const found = offers.findIndex(offer =>
    want === 'slip'
      ? offer.kind === 'slip'
      : offer.kind === 'lines' && offer.lines.some(id => beat?.meets.includes(id)),
  )
  return { kind: 'choose', place: found }
}

function through(kit: RehearsalKit, want: (turn: number) => 'good' | 'slip', id?: string): Rehearsal {
  let run = fresh(kit, id)
  while (beatNow(run, kit.temperament)) run = move(run, kit, place(run, kit, want(run.turns.length)))
  return run
}

describe('the simulated employees', () => {
  test('given the shipped ones, then there are at least six, sound, and one discloses what must stop the talk', () => {
    expect(lintRehearsals(flow.temperaments, lines)).toEqual([])
    expect(flow.temperaments.map(one => one.id)).toEqual(
      expect.arrayContaining(['silent', 'angry', 'tearful', 'bargaining', 'legalistic', 'disclosing']),
    )
    expect(flow.temperaments.filter(one => one.beats.some(beat => beat.stop)).map(one => one.id)).toEqual([
      'disclosing',
    ])
  })

  test.each(kits.map(kit => [kit.temperament.id, kit] as const))(
    'given %s, then the good way passes with every mandatory point and no risk, and a single slip does not pass',
    (_id, kit) => {
      const good = scoreOf(
        through(kit, () => 'good'),
        kit,
      )
      expect(good).toMatchObject({ passed: true, risky: 0 })
      if (good.stoppedInTime === undefined) expect(good.unsaid).toEqual([])
      const slipped = scoreOf(
        through(kit, turn => (turn === 1 ? 'slip' : 'good')),
        kit,
      )
      expect(slipped).toMatchObject({ passed: false, risky: 1 })
    },
  )
})

describe('a protected circumstance comes up', () => {
  const kit = kitOf('disclosing')
  const disclosed = (): Rehearsal => [0, 1].reduce(run => move(run, kit, place(run, kit, 'good')), fresh(kit))

  test('given one stops and calls HR, then that passes at once', () => {
    const run = move(disclosed(), kit, { kind: 'stop' })
    expect(run.ended).toBe('stopped')
    expect(scoreOf(run, kit)).toMatchObject({ stoppedInTime: true, passed: true })
  })

  test('given one goes on, however politely, then it does not pass', () => {
    const polite = move(disclosed(), kit, { kind: 'own', text: '谢谢,那我们继续看一下结算明细。' })
    expect(polite.ended).toBeUndefined()
    const later = move(polite, kit, { kind: 'stop' })
    expect(scoreOf(later, kit)).toMatchObject({ stoppedInTime: false, passed: false })
  })

  test('given one says in own words that one stops, then that counts as stopping', () => {
    const run = move(disclosed(), kit, { kind: 'own', text: '谢谢你告诉我,我们先停下来,请 HR 来处理。' })
    expect(run.ended).toBe('stopped')
  })
})

describe('own words', () => {
  const kit = kitOf('angry')
  test('given a threat, then it is found, covers nothing and fails', () => {
    const run = move(fresh(kit), kit, { kind: 'own', text: '不签就一分钱都没有。' })
    expect(run.turns[0]).toMatchObject({ went: 'badly', points: [] })
    expect(run.turns[0]?.findings[0]?.safer).not.toBe('')
  })

  test.each([
    ['今天不用决定,您可以带回去慢慢想。', 'no-decision-today'],
    ['不同意的话,劳动合同继续履行。', 'contract-goes-on'],
    ['你可以找律师或者工会咨询。', 'advice'],
    ['工资照发,跟签不签字没关系,证明也照开。', 'no-condition'],
    ["You don't have to decide anything today.", 'no-decision-today'],
    ['If you decline, your contract simply goes on.', 'contract-goes-on'],
    ['You can talk to a lawyer or the union.', 'advice'],
  ])('given 「%s」, then it is heard as %s', (text, id) => {
    expect(hears(text, lines)).toContain(id)
  })

  test('given no words, or an offer that is not there, then nothing changes', () => {
    const run = fresh(kit)
    expect(move(run, kit, { kind: 'own', text: '  ' })).toBe(run)
    expect(move(run, kit, { kind: 'choose', place: 7 })).toBe(run)
  })
})

describe('any run', () => {
  const moves: fc.Arbitrary<Move> = fc.oneof(
    fc.record({ kind: fc.constant('choose' as const), place: fc.integer({ min: -1, max: 4 }) }),
    fc.record({ kind: fc.constant('own' as const), text: fc.string({ maxLength: 40 }) }),
    fc.constant({ kind: 'stop' as const }),
    fc.constant({ kind: 'leave' as const }),
  )

  test('given any row of moves, then it is the same every time, ends, and passes only without a slip', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kits), fc.array(moves, { maxLength: 12 }), fc.string(), (kit, row, id) => {
        const play = (): Rehearsal => row.reduce((run, made) => move(run, kit, made), fresh(kit, id))
        const run = play()
        expect(play()).toEqual(run)
        expect(run.turns.length).toBeLessThanOrEqual(kit.temperament.beats.length)
        const score = scoreOf(run, kit)
        if (score.passed) expect(run.turns.some(turn => turn.said.kind === 'slip')).toBe(false)
        if (run.ended) expect(move(run, kit, { kind: 'stop' })).toBe(run)
        for (const [i, turn] of run.turns.entries()) {
          const beat = kit.temperament.beats[i]
          if (beat && turn.said.kind === 'lines') expect(wordsOf(turn.said, beat, kit, 'zh-CN')).not.toBe('')
        }
      }),
    )
  })
})
