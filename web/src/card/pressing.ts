// One press at a time on a card: while it is under way, and a moment after, every button of the card waits.
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Button, FormValues } from '../../../src/model/card.ts'
import { type Outcome, useDesk } from './desk.ts'

export interface Pressing {
  /** Token of the button under way. */
  readonly now: string | undefined
  readonly waiting: boolean
  readonly press: (button: Button, values?: FormValues) => Promise<Outcome>
}

/** A double click must not confirm what appears under the pointer: legal effect takes two presses meant as two. */
const settleMs = 350

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'under-way'; readonly token: string }
  | { readonly kind: 'settling' }

export function usePressing(): Pressing {
  const desk = useDesk()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const busy = useRef(false)

  const press = useCallback(
    async (button: Button, values?: FormValues): Promise<Outcome> => {
      if (busy.current) return { kind: 'failed' }
      busy.current = true
      setState({ kind: 'under-way', token: button.token })
      try {
        return await desk.press(button, values)
      } finally {
        setState({ kind: 'settling' })
        setTimeout(() => {
          busy.current = false
          setState({ kind: 'idle' })
        }, settleMs)
      }
    },
    [desk],
  )
  return useMemo(
    () => ({
      now: state.kind === 'under-way' ? state.token : undefined,
      waiting: state.kind !== 'idle',
      press,
    }),
    [state, press],
  )
}
