// The strip under the header that says what to do next, and on which phone.
import { Button } from 'antd'
import type { Seat } from '../api/wire.ts'
import { useLanguage } from '../texts/texts.ts'
import { tourSteps } from './steps.ts'
import './tour.css'
import type { Tour } from './use-tour.ts'

interface Props {
  readonly tour: Tour
  /** On a narrow page: which phone is shown, and how to show another. */
  readonly onLook?: ((seat: Seat) => void) | undefined
  readonly looking?: Seat | undefined
}

export function TourStrip({ tour, onLook, looking }: Props) {
  const { say } = useLanguage()
  const { hint } = tour
  if (!tour.place.shown) return null
  const step = hint?.step ?? tourSteps
  const seat = hint && hint.seat !== 'clock' && hint.seat !== looking ? hint.seat : undefined
  return (
    <aside className="tour" aria-label={say('tour.name')}>
      <p className="tour-words" aria-live="polite">
        <span className="tour-step figures" aria-hidden="true">
          {step} / {tourSteps}
        </span>
        <span className="unseen">{say('tour.progress', { step, steps: tourSteps })} </span>
        <span>
          {hint && <b>{say(`tour.turn.${hint.seat}`)} </b>}
          {say(hint?.text ?? 'tour.done')}
        </span>
      </p>
      <div className="tour-buttons">
        {seat && onLook && (
          <Button size="small" onClick={() => onLook(seat)}>
            {say(`tour.look.${seat}`)}
          </Button>
        )}
        {tour.place.hint > 0 && (
          <Button size="small" type="text" onClick={() => tour.move(-1)}>
            {say('tour.prev')}
          </Button>
        )}
        {hint ? (
          <Button size="small" type="text" onClick={() => tour.move(1)}>
            {say('tour.next')}
          </Button>
        ) : (
          <Button size="small" type="text" onClick={tour.restart}>
            {say('tour.restart')}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => tour.show(false)}>
          {say('tour.skip')}
        </Button>
      </div>
    </aside>
  )
}
