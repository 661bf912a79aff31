// The sandbox's clock: what time it is there, and how to move it forward.
import { useEffect, useId, useRef, useState } from 'react'
import { dayOf, longDay, timeOf, yearOf } from '../chat/when.ts'
import { useLanguage } from '../texts/texts.ts'
import { Button } from '../theme/button.tsx'

interface Props {
  readonly now: string
  readonly zone: string
  /** True when the clock has moved. */
  readonly onMove: (to: { readonly move: 'PT4H' | 'P1D' } | { readonly to: string }) => Promise<boolean>
}

export function Clock({ now, zone, onMove }: Props) {
  const { locale, say } = useLanguage()
  const [moving, setMoving] = useState(false)
  const move = async (to: Parameters<Props['onMove']>[0]): Promise<boolean> => {
    if (moving) return false
    setMoving(true)
    const moved = await onMove(to)
    setMoving(false)
    return moved
  }
  const year = yearOf(now, zone)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a clock with its buttons, no form
    <div className="clock" role="group" aria-label={say('clock.name')} aria-busy={moving}>
      <time dateTime={now} className="clock-now">
        <span className="clock-year">{locale === 'en' ? '' : `${year} 年 `}</span>
        {longDay(now, locale, zone)}
        <span className="clock-year">{locale === 'en' ? ` ${year}` : ''}</span> {timeOf(now, zone)}
      </time>
      <Button small round aria-disabled={moving || undefined} onClick={() => void move({ move: 'PT4H' })}>
        {say('clock.hours')}
      </Button>
      <Button small round aria-disabled={moving || undefined} onClick={() => void move({ move: 'P1D' })}>
        {say('clock.day')}
      </Button>
      <PickDate today={dayOf(now, zone)} onPick={day => move({ to: day })} />
      <span className="unseen" aria-live="polite">
        {moving ? say('clock.moving') : ''}
      </span>
    </div>
  )
}

function PickDate({ today, onPick }: { readonly today: string; readonly onPick: (day: string) => Promise<boolean> }) {
  const { say } = useLanguage()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState('')
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)

  const close = () => {
    setOpen(false)
    setWrong(false)
    setDay('')
    box.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (open) document.getElementById(id)?.focus()
  }, [open, id])

  return (
    <div ref={box} className="pick">
      <Button small round aria-expanded={open} onClick={() => (open ? close() : setOpen(true))}>
        {say('clock.pick')}
      </Button>
      {open && (
        <form
          className="pick-box"
          noValidate
          onKeyDown={event => {
            if (event.key === 'Escape') close()
          }}
          onBlur={event => {
            if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) setOpen(false)
          }}
          onSubmit={event => {
            event.preventDefault()
            if (day <= today) setWrong(true)
            else void onPick(day).then(moved => moved && close())
          }}
        >
          <label htmlFor={id}>{say('clock.date')}</label>
          <input
            id={id}
            className="select"
            type="date"
            value={day}
            min={today}
            max="2099-12-31"
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            onChange={event => {
              setDay(event.target.value)
              setWrong(false)
            }}
          />
          {wrong && (
            <p id={`${id}-wrong`} className="field-problem" role="alert">
              {say('clock.forward', { date: today })}
            </p>
          )}
          <div className="actions">
            <Button small look="main" type="submit">
              {say('clock.go')}
            </Button>
            <Button small look="quiet" onClick={close}>
              {say('clock.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
