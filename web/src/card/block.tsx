// Every kind of block has one look; a new kind does not compile until it has one here.
import type { ReactNode } from 'react'
import type { Block } from '../../../src/model/card.ts'
import { Facts } from './facts.tsx'
import { Files } from './files.tsx'
import { Lines } from './lines.tsx'
import { More } from './more.tsx'
import { Note } from './note.tsx'
import type { Pressing } from './pressing.ts'
import { Steps } from './steps.tsx'
import { Words } from './words.tsx'

type KindOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>
interface Place {
  readonly closed: boolean
  readonly pressing: Pressing
}
type Looks = { readonly [K in Block['kind']]: (block: KindOf<K>, place: Place) => ReactNode }

const looks: Looks = {
  words: block => <Words text={block.text} strong={block.strong} />,
  facts: block => <Facts rows={block.rows} />,
  lines: (block, place) => <Lines rows={block.rows} total={block.total} {...place} />,
  note: block => <Note text={block.text} basis={block.basis} tone={block.tone} />,
  steps: block => <Steps items={block.items} />,
  files: block => <Files items={block.items} />,
  rule: () => <hr className="rule" />,
  more: block => <More label={block.label} text={block.text} />,
}

export function BlockOf<K extends Block['kind']>({ block, ...place }: Place & { readonly block: KindOf<K> }) {
  const look: (block: KindOf<K>, place: Place) => ReactNode = looks[block.kind as K]
  return look(block, place)
}

/** Each block is the first, the second … of its kind: one that joins the others does not make them new. */
export function named(blocks: readonly Block[]): readonly (readonly [name: string, block: Block])[] {
  const counts = new Map<Block['kind'], number>()
  return blocks.map(block => {
    const count = (counts.get(block.kind) ?? 0) + 1
    counts.set(block.kind, count)
    return [`${block.kind} ${count}`, block]
  })
}
