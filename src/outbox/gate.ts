// The last door before anything reaches a person: whom the sandbox may write to, and when somebody may be asked something.
import type { CaseState } from '../model/case.ts'
import type { InstantText } from '../model/dates.ts'
import type { Effect } from '../model/effect.ts'
import type { Person } from '../model/person.ts'
import type { WorkCalendar } from '../model/world.ts'

export interface GateRules {
  /** Live mode: everybody of the directory. Sandbox: the sample company and named testers (product P25). */
  readonly mayReach: (person: Person) => boolean
  readonly calendar: WorkCalendar
}

export type Passage =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly until: InstantText }
  /** Never sent; the reason is for the log. */
  | { readonly kind: 'drop'; readonly why: string }

type Sendable = Exclude<Effect, { kind: 'render' | 'room' }>

/** Whether an effect may go to its person now; `state` is the case it belongs to, if any. */
export function gate(
  effect: Sendable,
  person: Person | undefined,
  state: CaseState | undefined,
  now: InstantText,
  rules: GateRules,
): Passage {
  if (person === undefined) return { kind: 'drop', why: 'unknown-person' }
  if (!rules.mayReach(person)) return { kind: 'drop', why: 'not-a-tester' }
  if (effect.kind === 'show' && effect.notBefore !== undefined && Date.parse(effect.notBefore) > Date.parse(now)) {
    return { kind: 'wait', until: effect.notBefore }
  }
  if (effect.asks && state?.parties.employee === person.id) {
    const until = rules.calendar.outsideQuietHours(now, person.timezone)
    if (Date.parse(until) > Date.parse(now)) return { kind: 'wait', until }
  }
  return { kind: 'go' }
}
