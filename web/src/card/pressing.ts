// One press at a time on a card: while it is under way every button of the card waits.
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Button, FormValues } from '../../../src/model/card.ts'
import { type Outcome, useDesk } from './desk.ts'

export interface Pressing {
  /** Token of the button under way. */
  readonly now: string | undefined
  readonly press: (button: Button, values?: FormValues) => Promise<Outcome>
  /** Whether a button of this card was pressed here before. */
  readonly hadFocus: () => boolean
}

export function usePressing(): Pressing {
  const desk = useDesk()
  const [now, setNow] = useState<string>()
  const busy = useRef(false)
  const used = useRef(false)

  const press = useCallback(
    async (button: Button, values?: FormValues): Promise<Outcome> => {
      if (busy.current) return { kind: 'failed' }
      busy.current = true
      used.current = true
      setNow(button.token)
      try {
        return await desk.press(button, values)
      } finally {
        busy.current = false
        setNow(undefined)
      }
    },
    [desk],
  )
  return useMemo(() => ({ now, press, hadFocus: () => used.current }), [now, press])
}
