// The buttons of a card. A main button whose form bears its name stands open as the form; other forms open when pressed.
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Button } from '../../../src/model/card.ts'
import { CardButton } from './card-button.tsx'
import type { Pressing } from './pressing.ts'
import type { Sample } from './sample.ts'

/** Forms and the controls in them are the heaviest part of the pages: they are fetched when there is one. */
const CardForm = lazy(async () => ({ default: (await import('./form/form.tsx')).CardForm }))

interface Props {
  readonly buttons: readonly Button[]
  readonly pressing: Pressing
  /** Id of the element that names the card or line these buttons belong to. */
  readonly name: string
  readonly small?: boolean | undefined
  readonly sample?: Sample | undefined
}

const standsOpen = (button: Button): boolean => button.style === 'main' && button.form?.submit === button.label

export function Actions({ buttons, pressing, name, small, sample }: Props) {
  const [asked, setAsked] = useState<string>()
  const row = useRef<HTMLDivElement>(null)
  const opened = buttons.find(button => button.id === asked && button.form && !standsOpen(button))
  const inForm = opened ?? buttons.find(standsOpen)
  const others = buttons.filter(button => button !== inForm)

  // Sample answers open the form that they are for.
  useEffect(() => {
    if (sample) setAsked(sample.option)
  }, [sample])

  const close = () => {
    const id = asked
    setAsked(undefined)
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>(`[data-button="${id}"] button`)?.focus())
  }
  const buttonsOf = (list: readonly Button[]) =>
    list.map(button => (
      <span key={button.id} data-button={button.id} className="action">
        <CardButton
          look={button.style}
          waiting={pressing.waiting}
          busy={pressing.now === button.token}
          small={small}
          opens={button.form !== undefined}
          onPress={() => {
            if (button.form) setAsked(button.id)
            else void pressing.press(button)
          }}
        >
          {button.label}
        </CardButton>
      </span>
    ))

  if (inForm?.form) {
    return (
      <div ref={row}>
        <Suspense>
          <CardForm
            key={inForm.id}
            form={inForm.form}
            button={inForm}
            pressing={pressing}
            onDone={() => setAsked(undefined)}
            onClose={opened ? close : undefined}
            namedBy={name}
            sample={sample?.option === inForm.id ? sample : undefined}
            beside={opened ? undefined : buttonsOf(others)}
          />
        </Suspense>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this is a group of buttons
    <div ref={row} className={small ? 'actions actions-small' : 'actions'} role="group" aria-labelledby={name}>
      {buttonsOf(others)}
    </div>
  )
}
