// The lines of a conversation, oldest first; new ones scroll into view unless the person is reading further up.
import { memo, useEffect, useRef, useState } from 'react'
import type { Line } from '../api/wire.ts'
import { still } from '../page/still.ts'
import { useLanguage } from '../texts/texts.ts'
import { DownArrow } from '../theme/icons.tsx'
import type { Conversation } from './conversation.ts'
import { LineOf } from './line.tsx'
import { dayOf, when } from './when.ts'

interface Props {
  readonly conversation: Conversation
  readonly now: string
  readonly zone: string | undefined
  readonly name: string
  readonly empty: string
  /** A log that is out of sight keeps its place and shows what came meanwhile. */
  readonly visible: boolean
  /** A step whose open card is brought into view once. */
  readonly look?: string | undefined
}

const newestIn = (log: HTMLElement | null): HTMLElement | null | undefined =>
  log?.querySelector<HTMLElement>('.log-line:last-of-type')

const gap = 10 * 60_000
const near = 60

/** A time stands above a line when the day changes or some minutes have passed. */
const showsTime = (line: Line, before: Line | undefined, zone: string | undefined): boolean =>
  !before || dayOf(line.at, zone) !== dayOf(before.at, zone) || Date.parse(line.at) - Date.parse(before.at) > gap

export const Log = memo(function Log({ conversation, now, zone, name, empty, visible, look }: Props) {
  const { locale, say } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [more, setMore] = useState(false)
  const { lines, loaded } = conversation
  const last = lines.at(-1)?.id

  const place = useRef(0)
  const seen = useRef<string | undefined>(undefined)

  useEffect(() => {
    const log = box.current
    const newest = newestIn(log)
    if (!visible || !log || !newest) return
    const isNew = seen.current !== last
    seen.current = last
    if (!atEnd.current && (!isNew || newest.dataset.from === 'bot')) {
      log.scrollTo({ top: place.current })
      setMore(isNew)
      return
    }
    // A tall new card shows its title, not its last button.
    log.scrollTo({ top: Math.min(log.scrollHeight - log.clientHeight, Math.max(0, newest.offsetTop - 12)) })
    atEnd.current = true
  }, [last, visible])

  const looked = useRef<string | undefined>(undefined)
  useEffect(() => {
    const log = box.current
    const open = `.card[data-state="open"][data-card*="/${look}#"]`
    const card = look && last && visible ? [...(log?.querySelectorAll<HTMLElement>(open) ?? [])].at(-1) : undefined
    if (!card || looked.current === card.dataset.card) return
    looked.current = card.dataset.card
    log?.scrollTo({ top: Math.max(0, (card.closest<HTMLElement>('.log-line')?.offsetTop ?? 0) - 12) })
  }, [look, last, visible])

  return (
    <div className="log-frame">
      <div
        ref={box}
        className="log"
        role="log"
        // A card in full, piece by piece, is too much to hear at once: what is new is told by its own sentence.
        aria-live="off"
        aria-label={name}
        aria-busy={!loaded}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling log must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: log }) => {
          if (!visible) return
          place.current = log.scrollTop
          const newest = newestIn(log)
          const bottom = log.scrollTop + log.clientHeight
          atEnd.current = bottom >= log.scrollHeight - near || bottom >= (newest?.offsetTop ?? 0) + near
          if (atEnd.current) setMore(false)
        }}
      >
        {loaded && lines.length === 0 && <p className="log-empty">{empty}</p>}
        {lines.map((line, index) => (
          <div key={line.id} className="log-line" data-from={line.from}>
            {showsTime(line, lines[index - 1], zone) && (
              <time className="log-time" dateTime={line.at}>
                {when(line.at, now, locale, zone, say)}
              </time>
            )}
            <LineOf line={line} />
          </div>
        ))}
      </div>
      {more && (
        <button
          type="button"
          className="log-more"
          onClick={() => {
            const top = (newestIn(box.current)?.offsetTop ?? 0) - 12
            box.current?.scrollTo({ top, behavior: still() ? 'auto' : 'smooth' })
            setMore(false)
          }}
        >
          <DownArrow />
          {say('log.newer')}
        </button>
      )}
    </div>
  )
})
