// One line of a conversation: the person's own words, the bot's words, or a card.
import { memo } from 'react'
import type { Line } from '../api/wire.ts'
import { Card } from '../card/card.tsx'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'

/** Drawn again only when it is another line: a conversation may be long. */
export const LineOf = memo(function LineOf({ line }: { readonly line: Line }) {
  const { say } = useLanguage()
  if (line.card) return <Card card={line.card} />
  const speaker = line.room?.by
  if (line.room && line.from === 'bot') {
    return (
      <div className={speaker ? 'said' : 'said said-bot'}>
        {speaker && (
          <span className="said-by">
            <Said text={speaker} />
          </span>
        )}
        <p className="bubble">
          {!speaker && <span className="unseen">{say('line.bot')} </span>}
          <Said text={line.text ?? ''} />
        </p>
      </div>
    )
  }
  return (
    <p className={line.from === 'person' ? 'bubble bubble-mine' : 'bubble'}>
      <span className="unseen">{say(line.from === 'person' ? 'line.mine' : 'line.bot')} </span>
      <Said text={line.text ?? ''} />
    </p>
  )
})
