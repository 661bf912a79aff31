// Random games over the shipped flow: people, clocks, papers, imports and absences do what they like; every promise holds after every move, and willing people can always bring the case to its end.
import { describe, expect, test } from 'vitest'
import { sampleFile } from '../personnel.ts'
import { holdsAfter, logHolds, openOf } from './player/holds.ts'
import { move } from './player/moves.ts'
import { type Game, newGame } from './player/play.ts'
import { bringToAnEnd } from './player/willing.ts'

const seed = Number(process.env.HAOSAN_TEST_SEED ?? 1)
const games = process.env.HAOSAN_TEST_DEEP === '1' ? 600 : 4
const moves = 80

/** How far willing people have come before chance takes over: from the first card to the last payment. */
const head = 150

function play(nth: number): Game {
  const trail: string[] = []
  const game = newGame(
    nth,
    moved => {
      const { at: _at, cause: _cause, ...action } = moved.action
      trail.push(`${moved.world.now} ${JSON.stringify(action)} → ${moved.decision.kind}`)
      holdsAfter(moved)
    },
    nth % 3 === 0 ? sampleFile('E10866') : {},
  )
  try {
    bringToAnEnd(game, game.chance.below(head))
    for (let n = 0; n < moves && game.state.ended === undefined; n += 1) move(game)
    // After the end as well: what is over stays over.
    for (let n = 0; n < 5; n += 1) move(game)
    if (!bringToAnEnd(game)) throw new Error(`nobody can end it; ${openOf(game.state)}`)
    logHolds(game)
  } catch (fault) {
    throw new Error(`game ${nth}: ${String(fault)}\n${trail.slice(-12).join('\n')}`, { cause: fault })
  }
  return game
}

describe(`random games from ${seed} on`, () => {
  test('given whatever people do, then every promise holds and the case can be ended', { timeout: 1_800_000 }, () => {
    const played = Array.from({ length: games }, (_, n) => play(seed + n))
    expect(played.every(game => game.state.ended !== undefined)).toBe(true)
    expect(played.some(game => game.state.effectiveAt !== undefined)).toBe(true)
  })
})
