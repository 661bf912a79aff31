// The tour's place on this device, moved on by what the phones show.
import { useEffect, useMemo, useState } from 'react'
import {
  advance,
  endingOf,
  freshOn,
  type Phones,
  type Place,
  remember,
  rememberedPlace,
  startingPlace,
} from './progress.ts'
import { type Hint, hints } from './steps.ts'

export interface Tour {
  readonly place: Place
  /** What came since this round of the tour began. */
  readonly fresh: readonly Phones[]
  /** Undefined when the whole way is done. */
  readonly hint: Hint | undefined
  /** What to say when the case ended before the tour did. */
  readonly ending: ReturnType<typeof endingOf>
  readonly move: (by: 1 | -1) => void
  readonly show: (yes: boolean) => void
  readonly restart: () => void
}

export function useTour(phones: readonly Phones[], loaded: boolean): Tour {
  const [place, setPlace] = useState(rememberedPlace)
  const keep = (next: Place) => {
    remember(next)
    setPlace(next)
  }
  const { since } = place
  const fresh = useMemo(() => freshOn(phones, since), [phones, since])

  useEffect(() => {
    if (!loaded) return
    const next = advance(place, hints, fresh)
    if (next === place) return
    remember(next)
    setPlace(next)
  }, [place, fresh, loaded])

  return {
    place,
    fresh,
    hint: hints[place.hint],
    ending: endingOf(fresh),
    move: by => keep({ ...place, hint: Math.min(hints.length, Math.max(0, place.hint + by)) }),
    show: shown => keep({ ...place, shown }),
    restart: () => {
      const seen = Object.fromEntries(
        phones.map(({ person, lines }) => [person, lines.reduce((most, line) => Math.max(most, line.cursor), 0)]),
      )
      keep({ ...startingPlace, since: seen })
    },
  }
}
