// A card of the bot: title, blocks, buttons or an open form, next step, footer. Closed ones keep their words and lose their buttons.
import { useId } from 'react'
import type { CardView } from '../../../src/model/card.ts'
import { Said, spoken } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import { Actions } from './actions.tsx'
import { BlockOf, named } from './block.tsx'
import './blocks.css'
import './card.css'
import { Footer } from './footer.tsx'
import { PlaceContext } from './form/kept.ts'
import { useKeptFocus } from './kept-focus.ts'
import { OnItsWay } from './on-its-way.tsx'
import { usePressing } from './pressing.ts'
import { useSampleFor } from './sample.ts'

export function Card({ card }: { readonly card: CardView }) {
  const { say } = useLanguage()
  const title = useId()
  const keptFocus = useKeptFocus(card.revision)
  const pressing = usePressing()
  const sample = useSampleFor(card)
  const closed = card.closed === true
  // What the card asks for last, such as a second press, is heard as soon as it has the focus.
  const asks = card.blocks.findLast(block => block.kind === 'words' && block.strong)

  return (
    <article
      {...keptFocus}
      className="card"
      aria-label={card.title}
      aria-description={asks?.kind === 'words' ? spoken(asks.text, say('figure.minus')) : undefined}
      aria-busy={pressing.now !== undefined}
      data-state={closed ? 'closed' : 'open'}
      data-tone={card.tone}
      data-card={card.key}
      tabIndex={-1}
    >
      <PlaceContext value={card.key}>
        <header className="card-title">
          <h3 id={title}>
            <Said text={card.title} />
          </h3>
          {closed && <span className="card-closed">{say('card.closed')}</span>}
        </header>
        <div className="card-body">
          {named(card.blocks).map(([name, block]) => (
            <BlockOf key={name} block={block} closed={closed} pressing={pressing} />
          ))}
          {!closed && card.buttons.length > 0 && (
            <Actions buttons={card.buttons} pressing={pressing} name={title} sample={sample} />
          )}
          {!closed && <OnItsWay under={pressing.now !== undefined} />}
          {card.next && (
            <p className="card-next">
              <Said text={card.next} />
            </p>
          )}
        </div>
        {!closed && card.footer && card.footer.length > 0 && (
          <Footer buttons={card.footer} pressing={pressing} name={title} />
        )}
      </PlaceContext>
    </article>
  )
}
