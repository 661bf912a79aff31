// A button of a card: a real button, called exactly what the card says; it keeps the focus while it waits.
import { Button as AntButton, type ButtonProps } from 'antd'
import type { ReactNode } from 'react'
import type { Button } from '../../../src/model/card.ts'

const looks: { readonly [S in Button['style']]: Pick<ButtonProps, 'type' | 'danger'> } = {
  main: { type: 'primary' },
  plain: { type: 'default' },
  quiet: { type: 'text' },
  danger: { type: 'default', danger: true },
}

interface Props {
  readonly look: Button['style']
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
    <AntButton
      {...looks[look]}
      className={`card-button look-${look}${busy ? ' is-busy' : ''}`}
      htmlType={submit ? 'submit' : 'button'}
      size={small ? 'small' : 'middle'}
      aria-disabled={waiting || undefined}
      aria-busy={busy || undefined}
      aria-expanded={opens ? false : undefined}
      onClick={event => {
        if (waiting) event.preventDefault()
        else onPress?.()
      }}
    >
      {children}
    </AntButton>
  )
}
