// A task was left lying after its reminder: somebody else hears of it once, and nothing is decided by time.
import type { CaseState } from '../../model/case.ts'
import type { PersonId } from '../../model/person.ts'
import { hearsOfTrouble } from '../help/channel.ts'
import { events, type Operation } from '../operation.ts'

/** The HR partner hears of the others, the head of HR of the HR partner and of the independent channel; nobody stands above the head of HR. */
function hearsOfWaiting(state: CaseState, who: PersonId | undefined): PersonId | undefined {
  const { hrbp, hrd } = state.parties
  if (who === hrd) return undefined
  return who === hrbp ? hrd : hearsOfTrouble(state, who)
}

export const waits: Operation = ({ state, instance }) => {
  const { who, step, openedAt } = instance
  const hears = hearsOfWaiting(state, who)
  if (who === undefined || hears === undefined || hears === who) return events()
  return {
    events: [],
    opens: [{ step: 'told-held-up', who: hears, data: { what: step, owner: who, since: openedAt } }],
  }
}
