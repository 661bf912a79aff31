// The buttons that stand below every card of this person; quiet, and always there.
import type { Button } from '../../../src/model/card.ts'
import { Actions } from './actions.tsx'
import type { Pressing } from './pressing.ts'

export function Footer({ buttons, pressing }: { readonly buttons: readonly Button[]; readonly pressing: Pressing }) {
  return (
    <footer className="card-footer">
      <Actions buttons={buttons} pressing={pressing} small />
    </footer>
  )
}
