// The strip under the header that says what to do next, and on whose phone; while others act, who does what.
import { useEffect, useRef } from 'react'
import type { Brief } from '../api/wire.ts'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import { tourSteps } from './steps.ts'
import './tour.css'
import { Button } from '../theme/button.tsx'
import type { Tour } from './use-tour.ts'

interface Props {
  readonly tour: Tour
  /** Whose turn it is. */
  readonly turn: Brief | undefined
  /** Whom the case is about. */
  readonly employee: string
  /** Title of the card that somebody presses on by themselves. */
  readonly acting: string | undefined
  /** Brings this person's phone into view; undefined when it is in view. */
  readonly bring: { readonly kind: 'hand' | 'look'; readonly go: () => void } | undefined
  /** Fills the form of the card with sample answers; undefined where there is nothing to fill in. */
  readonly onFill: (() => void) | undefined
  /** Lets the others do a routine stretch by themselves. */
  readonly onPlay: (() => void) | undefined
  /** The case rests: nothing can be pressed where the tour points. */
  readonly rests: boolean
}

export function TourStrip(props: Props) {
  const { tour, turn, acting, onFill, onPlay } = props
  const { say } = useLanguage()
  // A button that was pressed with a key and disappears takes the focus with it; the next one of the strip has it then.
  const strip = useRef<HTMLElement>(null)
  const byKeyboard = useRef(false)
  useEffect(() => {
    if (byKeyboard.current && document.activeElement === document.body) strip.current?.querySelector('button')?.focus()
  })
  if (!tour.place.shown) return null
  const hint = tour.ending ? undefined : tour.hint
  const step = tour.hint?.step ?? tourSteps
  const who = turn ? `${turn.roleLabel} ${turn.name}` : ''
  // Once others have taken over, nobody has to reach for their phone.
  const bring = onPlay ? undefined : props.bring
  const together = hint?.together === true
  return (
    <aside
      ref={strip}
      className="tour"
      aria-label={say('tour.name')}
      onClickCapture={event => {
        byKeyboard.current = event.detail === 0
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) byKeyboard.current = false
      }}
    >
      <p className="tour-words" aria-live="polite">
        <span className="tour-step figures" aria-hidden="true">
          {step} / {tourSteps}
        </span>
        <span className="unseen">{say('tour.progress', { step, steps: tourSteps })} </span>
        {acting === undefined ? (
          <span>
            {hint && turn && !props.rests && !together && (
              <b>
                <Said text={say('tour.turn', { who })} />{' '}
              </b>
            )}
            <Said
              text={say(tour.ending ?? (props.rests ? 'tour.rests' : (hint?.text ?? 'tour.done')), {
                employee: props.employee,
              })}
            />
          </span>
        ) : (
          <span>
            <b>
              <Said text={say('tour.turn', { who })} />{' '}
            </b>
            <Said text={acting} />
          </span>
        )}
      </p>
      {acting === undefined && (
        <div className="tour-buttons">
          {onPlay && (
            <Button small look="main" onClick={onPlay}>
              {together ? say('tour.playAll') : say('tour.play', { who: turn?.name ?? '' })}
            </Button>
          )}
          {bring && (
            <Button small look="main" onClick={bring.go}>
              {bring.kind === 'hand' ? say('tour.hand', { who }) : say('tour.look')}
            </Button>
          )}
          {!bring && onFill && (
            <Button small onClick={onFill}>
              {say('tour.fill')}
            </Button>
          )}
          {!tour.ending && tour.place.hint > 0 && (
            <Button small look="quiet" onClick={() => tour.move(-1)}>
              {say('tour.prev')}
            </Button>
          )}
          {hint ? (
            <Button small look="quiet" onClick={() => tour.move(1)}>
              {say('tour.next')}
            </Button>
          ) : (
            <Button small look="quiet" onClick={tour.restart}>
              {say('tour.restart')}
            </Button>
          )}
          <Button small look="quiet" onClick={() => tour.show(false)}>
            {say('tour.skip')}
          </Button>
        </div>
      )}
    </aside>
  )
}
