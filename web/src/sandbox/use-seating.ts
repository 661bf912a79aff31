// Who holds which phone of this tab; for a stretch somebody else may be lent one without losing the others' places.
import { useState } from 'react'
import type { PersonId } from '../../../src/model/person.ts'
import { type Brief, type Seat, seats } from '../api/wire.ts'
import { rememberedSeating, rememberSeating, reseat, type Seating } from './seats.ts'

export interface Seats {
  /** Who is shown now. */
  readonly seating: Seating
  /** Who sits there when nothing is lent. */
  readonly own: Seating
  readonly choose: (seat: Seat, person: PersonId) => void
  /** Shows this person on the HR phone until it is given back; undefined gives it back. */
  readonly lend: (person: PersonId | undefined) => void
}

export function useSeating(usual: Seating, people: readonly Brief[]): Seats {
  const [own, setOwn] = useState(() => rememberedSeating(usual, people))
  const [lent, setLent] = useState<PersonId>()
  const seated = lent === undefined || seats.some(seat => own[seat] === lent)
  return {
    seating: seated ? own : { ...own, hr: lent },
    own,
    choose: (seat, person) => {
      const next = reseat(own, seat, person)
      rememberSeating(next)
      setOwn(next)
    },
    lend: setLent,
  }
}
