// A button of the pages: a real one, in the looks that cards know. Plain, because a conversation may have a hundred of them.
import type { ComponentPropsWithoutRef } from 'react'
import type { Button as CardsButton } from '../../../src/model/card.ts'
import './button.css'

interface Props extends ComponentPropsWithoutRef<'button'> {
  readonly look?: CardsButton['style'] | undefined
  readonly small?: boolean | undefined
  readonly round?: boolean | undefined
}

export function Button({ look = 'plain', small, round, className, ...rest }: Props) {
  const classes = ['button', `look-${look}`, small && 'button-small', round && 'button-round', className]
  return <button type="button" className={classes.filter(Boolean).join(' ')} {...rest} />
}
