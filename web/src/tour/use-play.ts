// What others do while the visitor looks on: one stretch at a time, each press on the phone of whoever makes it.
import { useEffect, useRef, useState } from 'react'
import type { CardView } from '../../../src/model/card.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { Client } from '../api/client.ts'
import { dayOf } from '../chat/when.ts'
import { still } from '../page/still.ts'
import { openChanges } from './changes.ts'
import { play, type Stage } from './play.ts'
import type { Phones } from './progress.ts'
import { type Scene, sampleOf } from './samples.ts'
import type { Hint } from './steps.ts'

/** Who presses at this moment, and on which card. */
export interface Acting {
  readonly person: PersonId
  readonly card: CardView
}

interface Props {
  readonly client: Client
  readonly phones: readonly Phones[]
  readonly show: Stage['show']
  readonly refresh: Stage['refresh']
  /** Where the tour is. */
  readonly hint: Hint | undefined
  readonly scene: Scene
  readonly zone: string
  /** The clock has moved. */
  readonly onClock: (now: string) => void
  /** Somebody is about to press: their phone is to be shown. */
  readonly onActs: (person: PersonId) => void
  readonly failed: (error: unknown) => void
}

/** Long enough to see whose phone it is and what stands on the card. */
const look = 900
/** Whoever wants no motion has nothing to follow: others act at once. */
const time = (ms: number): Promise<void> => (still() ? Promise.resolve() : new Promise(go => setTimeout(go, ms)))

/** A card that has not come by then is left to the visitor. */
const patience = 8_000
/** What was done is soon seen on the phones, and the tour moves on by that. */
const soon = 3_000

export function usePlay(props: Props): {
  readonly acting: Acting | undefined
  readonly start: (hint: Hint) => Promise<void>
} {
  const [acting, setActing] = useState<Acting>()
  const playing = useRef(false)
  // A stretch outlives many looks at the page; each of its moves goes by the last one.
  const now = useRef(props)
  const [changes] = useState(openChanges)
  useEffect(() => {
    const { phones, hint } = now.current
    now.current = props
    if (phones !== props.phones || hint !== props.hint) changes.tell()
  })

  const start = async (hint: Hint): Promise<void> => {
    if (playing.current) return
    playing.current = true
    const { client, zone } = props
    let { today } = props.scene
    const stage: Stage = {
      client,
      phones: () => now.current.phones,
      show: (person, card) => now.current.show(person, card),
      refresh: person => now.current.refresh(person),
      today: () => today,
      moveClock: async to => {
        const moved = await client.moveClock(to)
        today = dayOf(moved.now, zone)
        now.current.onClock(moved.now)
        await time(look / 3)
      },
      sample: (step, card, code) => sampleOf(step, { ...now.current.scene, today, card, code }),
      acts: async (person, card) => {
        setActing({ person, card })
        now.current.onActs(person)
        await time(look)
      },
      change: () => changes.next(patience),
    }
    try {
      const made = await play(stage, hint.plays ?? [])
      while (made && now.current.hint === hint && (await changes.next(soon)));
    } catch (error) {
      now.current.failed(error)
    } finally {
      playing.current = false
      setActing(undefined)
    }
  }
  return { acting, start }
}
