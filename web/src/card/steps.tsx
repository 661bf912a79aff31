// A check list: done, open or missing, told by sign, colour and word.
import type { ReactNode } from 'react'
import type { Block } from '../../../src/model/card.ts'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import { Circle, Missing, Tick } from '../theme/icons.tsx'

type Item = Extract<Block, { readonly kind: 'steps' }>['items'][number]

const signs: { readonly [S in Item['state']]: ReactNode } = { done: <Tick />, open: <Circle />, missing: <Missing /> }

export function Steps({ items }: { readonly items: readonly Item[] }) {
  const { say } = useLanguage()
  return (
    <ul className="steps">
      {items.map(item => (
        <li key={item.text} data-state={item.state}>
          {signs[item.state]}
          <span className="unseen">{say(`steps.${item.state}`)}: </span>
          <span>
            <Said text={item.text} />
          </span>
        </li>
      ))}
    </ul>
  )
}
