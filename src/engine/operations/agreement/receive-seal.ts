// The agreement reaches a signatory who is away: it goes to whoever may seal in their place, else HR hears why it waits.
import { dayOf } from '../../../model/dates.ts'
import { isAway, signatoryInFor } from '../../opening/parties.ts'
import { events, type Operation } from '../../operation.ts'

/** Looked at when the card opens and once more with its reminder: a leave may begin in between. */
export const receiveSeal: Operation = ({ state, instance, option, world }) => {
  const { people, now } = world
  const today = dayOf(now)
  const standIn = signatoryInFor(people, state.parties, today)
  if (standIn !== undefined) {
    return {
      events: [{ kind: 'party-bound', role: 'signatory', person: standIn }],
      closes: ['seal'],
      opens: [{ step: 'seal', data: instance.data }],
    }
  }
  const absence = people.find(instance.who ?? '')
  if (option !== 'opened' || absence === undefined || !isAway(absence, today)) return events()
  return {
    events: [],
    opens: [
      {
        step: 'told-held-up',
        data: {
          what: 'seal',
          owner: absence.id,
          since: instance.openedAt,
          away: absence.absence?.to ?? '',
        },
      },
    ],
  }
}
