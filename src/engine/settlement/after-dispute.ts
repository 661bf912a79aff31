// What follows when a dispute has come to its end: another one first, the version that carries what was adopted, or the clock runs on.
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import type { InstantText } from '../../model/dates.ts'
import type { World } from '../../model/world.ts'
import { openStep } from '../look.ts'
import type { Opens } from '../operation.ts'
import { movedPeriod, periodResumed } from './period.ts'
import { adoptedDisputes, unsettledDisputes } from './reason.ts'

export interface Aftermath {
  readonly events: readonly CaseEventBody[]
  readonly opens: readonly Opens[]
}

/** `state` is the case after the end; `stoppedAt` is when the period stood still. */
export function afterDispute(state: CaseState, world: World, stoppedAt: InstantText): Aftermath {
  if (unsettledDisputes(state).length > 0) return { events: [], opens: [] }
  if (adoptedDisputes(state).length > 0) {
    return { events: [], opens: openStep(state, 'settlement-send') ? [] : [{ step: 'settlement-send' }] }
  }
  return {
    events: [
      { kind: 'stage-changed', stage: 'considering' },
      ...movedPeriod(state, periodResumed(state, world, stoppedAt)),
    ],
    opens: [],
  }
}
