// Who holds which phone, and which is shown where there is room for one; a person who is chosen while on another phone changes places.
import type { PersonId } from '../../../src/model/person.ts'
import { type Brief, type Seat, seats } from '../api/wire.ts'

export type Seating = Readonly<Record<Seat, PersonId>>

export function reseat(seating: Seating, seat: Seat, person: PersonId): Seating {
  const from = seats.find(one => seating[one] === person)
  return { ...seating, ...(from && { [from]: seating[seat] }), [seat]: person }
}

const kept = 'haosan.phones'

/** The seating of this browser tab, where everybody in it still exists; else the usual one. */
export function rememberedSeating(usual: Seating, people: readonly Brief[]): Seating {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(kept) ?? 'null')
    if (typeof held !== 'object' || held === null) return usual
    const ids = seats.map(seat => Reflect.get(held, seat))
    const good = new Set(ids).size === seats.length && ids.every(id => people.some(person => person.id === id))
    return good ? { manager: ids[0], hr: ids[1], employee: ids[2] } : usual
  } catch {
    return usual
  }
}

export const rememberSeating = (seating: Seating): void => sessionStorage.setItem(kept, JSON.stringify(seating))

const keptShown = 'haosan.shown'

/** The phone that this tab showed last, on a page where one is shown. */
export const rememberedShown = (): Seat => seats.find(seat => seat === sessionStorage.getItem(keptShown)) ?? 'manager'

export const rememberShown = (seat: Seat): void => sessionStorage.setItem(keptShown, seat)
