// The buttons that stand below every card of this person; quiet, and always there.
import type { Button } from '../../../src/model/card.ts'
import { Actions } from './actions.tsx'
import type { Pressing } from './pressing.ts'

interface Props {
  readonly buttons: readonly Button[]
  readonly pressing: Pressing
  /** Id of the card's title: the same buttons stand on many cards. */
  readonly name: string
}

export function Footer({ buttons, pressing, name }: Props) {
  return (
    <footer className="card-footer">
      <Actions buttons={buttons} pressing={pressing} name={name} small />
    </footer>
  )
}
