// A focused button that disappears takes the focus with it: the line it stood at keeps it, the first of the lines that now ask, or else the card.
import { type FocusEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from 'react'

interface KeptFocus {
  readonly ref: RefObject<HTMLElement | null>
  readonly onFocus: (event: SyntheticEvent<HTMLElement>) => void
  /** Some browsers give a button that is clicked no focus. */
  readonly onClick: (event: SyntheticEvent<HTMLElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void
}

export function useKeptFocus(revision: number): KeptFocus {
  const ref = useRef<HTMLElement>(null)
  const last = useRef(revision)
  const held = useRef<{ readonly line: string | undefined } | undefined>(undefined)
  const linesAsked = useRef(false)
  // Before anything else of the page takes it.
  useLayoutEffect(() => {
    const changed = last.current !== revision
    last.current = revision
    const asks = ref.current?.querySelector<HTMLElement>('[data-line]:has(.actions) summary')
    const asked = linesAsked.current
    linesAsked.current = Boolean(asks)
    if (!changed || !held.current || document.activeElement !== document.body) return
    const { line } = held.current
    if (asks && !asked) {
      // They stand far above the button that was pressed.
      asks.focus()
      return
    }
    const row = line && ref.current?.querySelector<HTMLElement>(`[data-line="${line}"] summary`)
    const place = row || ref.current
    place?.focus({ preventScroll: true })
  }, [revision])
  const hold = ({ target }: SyntheticEvent<HTMLElement>) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : undefined
    held.current = { line: row?.dataset.line }
  }
  return {
    ref,
    onFocus: hold,
    onClick: hold,
    onBlur: ({ relatedTarget, currentTarget }) => {
      if (relatedTarget && !currentTarget.contains(relatedTarget)) held.current = undefined
    },
  }
}
