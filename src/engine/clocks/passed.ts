// What a clock brings when it passes. While a case is paused nobody is pressed: it is held, and comes when the case goes on.
import type { StepInstance } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import type { StepClock } from '../../model/flow.ts'
import { zoneOf } from '../../model/person.ts'
import { openInstances } from '../look.ts'
import { rests } from '../rests.ts'
import { periodGivenBack } from '../settlement/period.ts'
import { follow, perform, put, stepOf, type Working } from '../working.ts'
import { after } from './clocks.ts'

/** A clock of an open step passes. */
export function pass(work: Working, { id, step: stepId }: StepInstance, name: string): void {
  const step = stepOf(work.flow, stepId)
  const clock = step.clocks.find(one => one.id === name)
  if (!rests(work.state, step)) {
    put(work, { kind: 'clock-passed', instance: id, clock: name, reminded: clock?.remind ?? false })
    if (clock) bring(work, id, clock)
  } else {
    const held = clock !== undefined && (clock.does !== undefined || clock.to.length > 0)
    put(work, { kind: 'clock-passed', instance: id, clock: name, reminded: false, ...(held && { held }) })
  }
}

/**
 * The pause since `since` is over. The employee still has the days to consider that were left; a date of the case that
 * came meanwhile counts now; time that somebody else is given to act, who could not, is given anew.
 */
export function goOn(work: Working, since: InstantText): void {
  for (const event of periodGivenBack(work.state, work.world, since)) put(work, event)
  for (const { id, step, who, clocks } of openInstances(work.state)) {
    for (const clock of stepOf(work.flow, step).clocks) {
      if (!clocks[clock.id]?.held) continue
      if (clock.at === undefined && clock.after !== undefined) {
        const at = after(clock.after, work.at, zoneOf(work.world.people, who), work.world)
        put(work, { kind: 'clock-set', instance: id, clock: clock.id, ...at })
      } else {
        put(work, { kind: 'clock-passed', instance: id, clock: clock.id, reminded: clock.remind ?? false })
        bring(work, id, clock)
      }
    }
  }
}

function bring(work: Working, instance: string, clock: StepClock): void {
  if (clock.does) perform(work, clock.does, instance, clock.id, {})
  follow(work, clock.to)
}
