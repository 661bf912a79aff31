// Somebody cannot be reached: HR of the case hears of it once, and the effect waits for an account instead of being lost.
import { hearsOfTrouble } from '../engine/help/channel.ts'
import type { CaseState } from '../model/case.ts'
import type { Person } from '../model/person.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Place } from './reach.ts'

/** An account may be linked at any time; then what waited comes. */
export const lookAgainMs = 15 * 60_000

type Trouble = 'unreached' | 'web-only'

/** Words to HR under a key of their own: the outbox takes them once. */
export async function tellHr(
  outbox: Outbox,
  person: Person,
  state: CaseState | undefined,
  trouble: Trouble,
): Promise<void> {
  const hr = state && hearsOfTrouble(state, person.id)
  if (state === undefined || hr === undefined || hr === person.id) return
  await outbox.add(`${trouble}:${state.id}:${person.id}`, [
    {
      kind: 'say',
      to: hr,
      caseId: state.id,
      text: `spine.${trouble}`,
      values: { case: state.id, name: person.name, id: person.id },
      asks: false,
    },
  ])
}

export interface WebOnlyDeps {
  /** Some messenger besides the web messenger runs here for real people. */
  readonly outsideRuns: boolean
  /** Whether a person ever signed in to the web messenger. */
  readonly signedIn: (person: string) => Promise<boolean>
}

/** A card that went to the web messenger alone, where its person has never been, is read by nobody. */
export async function readsNowhere(deps: WebOnlyDeps, person: Person, places: readonly Place[]): Promise<boolean> {
  if (!deps.outsideRuns || places.some(([platform]) => platform.name !== 'web')) return false
  return !(await deps.signedIn(person.id))
}
