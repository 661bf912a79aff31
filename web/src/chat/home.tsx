// The messenger's home: the list of conversations, with previews that tell a bystander nothing.
import { useLanguage } from '../texts/texts.ts'
import { Count } from '../theme/count.tsx'
import { Bot } from '../theme/icons.tsx'
import type { Conversation } from './conversation.ts'
import { shortWhen } from './when.ts'

interface Props {
  readonly bot: string
  readonly conversation: Conversation
  readonly unread: number
  readonly now: string
  readonly zone: string | undefined
  readonly onOpen: () => void
  /** The conversation stands open beside the list. */
  readonly open?: boolean | undefined
}

export function Home({ bot, conversation, unread, now, zone, onOpen, open }: Props) {
  const { locale, say } = useLanguage()
  const last = conversation.lines.findLast(line => line.from === 'bot')
  const preview = last ? (last.card?.preview ?? say('home.neutral')) : say('home.empty')
  return (
    <nav className="home" aria-label={say('home.title')}>
      <ul>
        <li>
          <button type="button" className="home-item" onClick={onOpen} aria-current={open ? 'true' : undefined}>
            <span className="face face-bot">
              <Bot />
            </span>
            <span className="home-text">
              <span className="home-name">{bot}</span>
              <span className="home-preview">{preview}</span>
            </span>
            <span className="home-side">
              {last && <time dateTime={last.at}>{shortWhen(last.at, now, locale, zone)}</time>}
              {unread > 0 && (
                <>
                  <Count of={unread} />
                  <span className="unseen">{say('home.unread', { count: unread })}</span>
                </>
              )}
            </span>
          </button>
        </li>
      </ul>
    </nav>
  )
}
