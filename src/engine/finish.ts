// Turns a finished working state into a decision: what is shown to whom, which deadlines stand.
import type { Decision, Reply } from '../model/action.ts'
import type { CaseState, StepInstance } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import type { RunnableFlow } from '../model/flow.ts'
import { deadlinesOf } from './clocks/clocks.ts'
import { goOn } from './clocks/passed.ts'
import { shownHash } from './content.ts'
import { openInstances } from './look.ts'
import { endRoom, liveRoom, overBecause } from './room/end.ts'
import { apply, closeEnded, put, settle, stepOf, type Working } from './working.ts'

/** The decision that a working state comes to. */
export function decided(
  before: CaseState | undefined,
  work: Working,
  reply?: Reply,
): Extract<Decision, { kind: 'done' }> {
  if (before?.paused && !work.state.paused && !work.state.ended) goOn(work, before.paused.at)
  settle(work)
  endRoomWithTalk(work)
  closeEnded(work)
  disarmChanged(work)
  return {
    kind: 'done',
    events: work.events,
    state: work.state,
    effects: [...work.effects, ...shows(work.flow, before, work.state)],
    deadlines: deadlinesOf(work.state),
    reply,
  }
}

/** Between two clicks something changed: the card shows it, and the first click is made anew. */
function disarmChanged(work: Working): void {
  for (const instance of openInstances(work.state)) {
    if (instance.armed && instance.armed.seen !== shownHash(work.state, instance))
      put(work, { kind: 'disarmed', instance: instance.id })
  }
}

/** Whatever stops the talk ends its room in the same turn. */
function endRoomWithTalk(work: Working): void {
  const room = liveRoom(work.state)
  const why = room && overBecause(work.state)
  if (room && why) apply(work, endRoom(work.state, room, why))
}

/** Cards that are new, closed, or open and therefore to be looked at again; sending is skipped where nothing changed. */
function shows(flow: RunnableFlow, before: CaseState | undefined, after: CaseState): readonly Effect[] {
  return after.steps.flatMap((instance): Effect[] => {
    const step = stepOf(flow, instance.step)
    if (step.card === undefined || instance.who === undefined) return []
    const earlier = before?.steps.find(s => s.id === instance.id)
    // Opened and given to somebody else in one and the same decision: it never was theirs.
    if (earlier === undefined && instance.status === 'superseded') return []
    const moved = earlier === undefined || earlier.status !== instance.status || instance.status === 'open'
    if (!moved) return []
    const asks = asksSomething(earlier, instance, step.silent)
    return [{ kind: 'show', ref: { caseId: after.id, instance: instance.id, card: step.card, to: instance.who }, asks }]
  })
}

// Quiet hours hold back what asks something; updates in place, closings, receipts and copies go out silently (product §4.6).
const asksSomething = (earlier: StepInstance | undefined, now: StepInstance, silent: boolean): boolean =>
  !silent && (earlier === undefined || now.reminded > earlier.reminded)
