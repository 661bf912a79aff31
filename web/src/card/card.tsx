// A card of the bot: title, blocks, buttons or an open form, next step, footer. Closed ones keep their words and lose their buttons.
import { useEffect, useId, useRef } from 'react'
import type { CardView } from '../../../src/model/card.ts'
import { useLanguage } from '../texts/texts.ts'
import { Actions } from './actions.tsx'
import { BlockOf } from './block.tsx'
import './blocks.css'
import './card.css'
import { Footer } from './footer.tsx'
import { PlaceContext } from './form/kept.ts'
import { OnItsWay } from './on-its-way.tsx'
import { usePressing } from './pressing.ts'
import { useSampleFor } from './sample.ts'

export function Card({ card }: { readonly card: CardView }) {
  const { say } = useLanguage()
  const title = useId()
  const article = useRef<HTMLElement>(null)
  const pressing = usePressing()
  const sample = useSampleFor(card)
  const closed = card.closed === true

  // A pressed button that disappears takes the focus with it; the card keeps it instead.
  const { used } = pressing
  const { revision } = card
  const last = useRef(revision)
  useEffect(() => {
    const changed = last.current !== revision
    last.current = revision
    if (changed && used() && document.activeElement === document.body) article.current?.focus({ preventScroll: true })
  }, [revision, used])

  return (
    <article
      ref={article}
      className="card"
      aria-labelledby={title}
      aria-busy={pressing.now !== undefined}
      data-state={closed ? 'closed' : 'open'}
      data-tone={card.tone}
      data-card={card.key}
      tabIndex={-1}
    >
      <PlaceContext value={card.key}>
        <header className="card-title">
          <h3 id={title}>{card.title}</h3>
          {closed && <span className="card-closed">{say('card.closed')}</span>}
        </header>
        <div className="card-body">
          {card.blocks.map((block, index) => (
            // Blocks have no name of their own; their place in the card is stable between revisions.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <BlockOf key={`${index}-${block.kind}`} block={block} closed={closed} pressing={pressing} />
          ))}
          {!closed && card.buttons.length > 0 && (
            <Actions buttons={card.buttons} pressing={pressing} name={title} sample={sample} />
          )}
          {!closed && <OnItsWay under={pressing.now !== undefined} />}
          {card.next && <p className="card-next">{card.next}</p>}
        </div>
        {!closed && card.footer && card.footer.length > 0 && <Footer buttons={card.footer} pressing={pressing} />}
      </PlaceContext>
    </article>
  )
}
