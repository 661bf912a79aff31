// On a narrow page: which phone is shown, and which of the others has news.
import { type Brief, type Seat, seats } from '../api/wire.ts'
import { useLanguage } from '../texts/texts.ts'
import { Dot } from '../theme/count.tsx'

interface Props {
  readonly shown: Seat
  readonly holder: (seat: Seat) => Brief | undefined
  readonly unread: (person: Brief) => number
  readonly onShow: (seat: Seat) => void
}

export function PhoneTabs({ shown, holder, unread, onShow }: Props) {
  const { say } = useLanguage()
  return (
    <nav className="phone-tabs" aria-label={say('sandbox.show')}>
      {seats.map(seat => {
        const person = holder(seat)
        const count = person && seat !== shown ? unread(person) : 0
        return (
          <button
            key={seat}
            type="button"
            className="phone-tab"
            aria-current={seat === shown ? 'true' : undefined}
            onClick={() => onShow(seat)}
          >
            {person?.roleLabel} {person?.name}
            {count > 0 && (
              <>
                <Dot />
                <span className="unseen">{say('home.unread', { count })}</span>
              </>
            )}
          </button>
        )
      })}
    </nav>
  )
}
