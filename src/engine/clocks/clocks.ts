// Clocks of steps: when a reminder, an escalation or the end of a period comes, in working time of the person's zone.
import type { CaseState, StepInstance } from '../../model/case.ts'
import { type InstantText, Temporal } from '../../model/dates.ts'
import type { Deadline } from '../../model/effect.ts'
import type { Step, StepClock } from '../../model/flow.ts'
import { zoneOf } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { instantFields } from './instants.ts'

type Running = StepInstance['clocks'][string]

/** Reads `4 work-hours`, `2 work-days`, `15 days`, `24 hours`, counted from an instant. */
export function after(
  span: string,
  from: InstantText,
  zone: string,
  world: World,
): { at: InstantText; provisional: boolean } {
  const [count, unit] = span.split(' ')
  const n = Number(count)
  switch (unit) {
    case 'work-hours':
      return world.calendar.addHours(from, n, zone)
    case 'work-days':
      return world.calendar.addDays(from, n, zone)
    case 'days': {
      // Days of the calendar: the fifteenth ends where it ends, also when summer time begins or ends on the way.
      const day = Temporal.Instant.from(from).toZonedDateTimeISO(zone).add({ days: n })
      return { at: day.toInstant().toString(), provisional: false }
    }
    case 'hours':
      return { at: new Date(Date.parse(from) + n * 3_600_000).toISOString(), provisional: false }
    default:
      throw new Error(`clock span ${span}`)
  }
}

/** The clocks a step starts with when it opens. A clock whose instant the case does not know yet is left out. */
export function startClocks(
  step: Step,
  who: string | undefined,
  at: InstantText,
  state: CaseState,
  world: World,
): Record<string, Running> {
  const zone = zoneOf(world.people, who)
  const clocks: Record<string, Running> = {}
  for (const clock of step.clocks) {
    const when = instantOf(clock, at, zone, state, world)
    if (when) clocks[clock.id] = { ...when, passed: false }
  }
  return clocks
}

function instantOf(clock: StepClock, at: InstantText, zone: string, state: CaseState, world: World) {
  const base = clock.at === undefined ? at : instantFields[clock.at]?.(state, zone)
  if (base === undefined) return undefined
  return clock.after === undefined ? { at: base, provisional: false } : after(clock.after, base, zone, world)
}

/** All deadlines of a case that still have to come. A paused case keeps its clocks; what one brings is held meanwhile. */
export function deadlinesOf(state: CaseState): readonly Deadline[] {
  return state.steps
    .filter(instance => instance.status === 'open')
    .flatMap(instance =>
      Object.entries(instance.clocks)
        .filter(([, clock]) => !clock.passed)
        .map(([id, clock]) => ({
          caseId: state.id,
          key: `${instance.id}/${id}`,
          at: clock.at,
          provisional: clock.provisional,
        })),
    )
}
