// The law engine's answer as a case reads it: a request that could not be understood has no results, never a zero.
import { calculate } from '../law/calculate.ts'
import type { LawPacks } from '../law/pack.ts'
import { dayOf } from '../model/dates.ts'
import type { AskLaw } from '../model/world.ts'
import type { Clock } from '../ports/clock.ts'

export const makeAskLaw =
  (packs: LawPacks, clock: Clock): AskLaw =>
  request => {
    const answer = calculate(packs, request, dayOf(clock.now()))
    if (answer.status !== 'error') return answer
    return { status: 'error', results: {}, lines: [], missing: [], warnings: [], error: answer.error }
  }
