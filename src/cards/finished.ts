// Puts a view together and takes the digest of everything shown.
import { imprint } from '../engine/canonical.ts'
import type { Block, Button, CardView } from '../model/card.ts'
import type { CardRef } from '../model/effect.ts'
import type { CardBody } from './card.ts'

interface Rest {
  readonly buttons: readonly Button[]
  readonly footer?: readonly Button[] | undefined
  readonly closed?: boolean | undefined
  readonly seen: string
  readonly t: (key: string) => string
}

/** Puts a view together and takes the digest of everything shown. */
export function finished(ref: CardRef, body: CardBody, rest: Rest): CardView {
  const bare = ({ token: _token, ...button }: Button): unknown => button
  const content = {
    key: `${ref.caseId ?? 'loose'}/${ref.instance}/${ref.to}`,
    tone: rest.closed ? 'calm' : (body.tone ?? 'calm'),
    title: body.title,
    preview: rest.t('card.preview'),
    next: rest.closed ? undefined : body.next,
    closed: rest.closed ?? false,
  } as const
  const blocks = rest.closed ? body.blocks.map(withoutLineButtons) : body.blocks
  const shown = blocks.map(block =>
    block.kind === 'lines'
      ? { ...block, rows: block.rows.map(row => ({ ...row, buttons: row.buttons?.map(bare) })) }
      : block,
  )
  const hash = imprint({
    ...content,
    blocks: shown,
    buttons: rest.buttons.map(bare),
    footer: rest.footer?.map(bare),
    seen: rest.seen,
  })
  return {
    ...content,
    revision: 0,
    hash,
    seen: rest.seen,
    blocks,
    buttons: rest.buttons,
    footer: rest.closed ? undefined : rest.footer,
  }
}

const withoutLineButtons = (block: Block): Block =>
  block.kind === 'lines' ? { ...block, rows: block.rows.map(({ buttons: _gone, ...row }) => row) } : block
