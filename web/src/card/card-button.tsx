// A button of a card: called exactly what the card says; it keeps the focus while it waits.
import type { ReactNode } from 'react'
import type { Button as CardsButton } from '../../../src/model/card.ts'
import { Button } from '../theme/button.tsx'

interface Props {
  readonly look: CardsButton['style']
  readonly waiting: boolean
  readonly busy?: boolean | undefined
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly submit?: boolean | undefined
  readonly small?: boolean | undefined
  readonly opens?: boolean | undefined
}

export function CardButton({ look, waiting, busy, children, onPress, submit, small, opens }: Props) {
  return (
    <Button
      look={look}
      small={small}
      className={busy ? 'is-busy' : undefined}
      type={submit ? 'submit' : 'button'}
      aria-disabled={waiting || undefined}
      aria-busy={busy || undefined}
      aria-expanded={opens ? false : undefined}
      onClick={event => {
        if (waiting) event.preventDefault()
        else onPress?.()
      }}
    >
      {children}
    </Button>
  )
}
