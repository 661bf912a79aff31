// The tour's place on this device, moved on by what the phones show.
import { useEffect, useState } from 'react'
import { advance, type Phones, type Place, remember, rememberedPlace, startingPlace } from './progress.ts'
import { type Hint, hints } from './steps.ts'

export interface Tour {
  readonly place: Place
  /** Undefined when the whole way is done. */
  readonly hint: Hint | undefined
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

  useEffect(() => {
    if (!loaded) return
    const next = advance(place, hints, phones)
    if (next === place) return
    remember(next)
    setPlace(next)
  }, [place, phones, loaded])

  return {
    place,
    hint: hints[place.hint],
    move: by => keep({ ...place, hint: Math.min(hints.length, Math.max(0, place.hint + by)) }),
    show: shown => keep({ ...place, shown }),
    restart: () => {
      const since = Object.fromEntries(
        phones.map(({ person, lines }) => [person, lines.reduce((most, line) => Math.max(most, line.cursor), 0)]),
      )
      keep({ ...startingPlace, since })
    },
  }
}
