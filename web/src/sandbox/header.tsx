// The strip at the top of the sandbox: where we are, the clock, the tour and the language.
import type { ReactNode } from 'react'
import { LanguageSwitch } from '../texts/language-switch.tsx'
import { useLanguage } from '../texts/texts.ts'
import { Button } from '../theme/button.tsx'

interface Props {
  readonly clock: ReactNode
  readonly onTour?: (() => void) | undefined
}

export function SandboxHeader({ clock, onTour }: Props) {
  const { say } = useLanguage()
  return (
    <header className="page-top">
      <h1>好散 Haosan</h1>
      <p className="page-where">{say('sandbox.where')}</p>
      <div className="page-side">
        {clock}
        {onTour && (
          <Button small look="quiet" onClick={onTour}>
            {say('tour.open')}
          </Button>
        )}
        <LanguageSwitch />
      </div>
    </header>
  )
}
