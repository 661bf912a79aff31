// Small makers of blocks that many cards share.
import type { Block, Tone } from '../model/card.ts'
import type { CardAbout } from './card.ts'
import { basisText } from './labels.ts'

export const words = (text: string): Block => ({ kind: 'words', text })
export const strong = (text: string): Block => ({ kind: 'words', text, strong: true })

/** Rows with a value; rows without one are left out. */
export const facts = (...rows: readonly (readonly [string, string | undefined])[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const])),
})

/** A heading and its words; a closed card folds them, so that they stay with whom they were written for. */
export const quoted = ({ instance }: Pick<CardAbout, 'instance'>, heading: string, text: string): readonly Block[] =>
  instance.status === 'open' ? [strong(heading), words(text)] : [{ kind: 'more', label: heading, text }]

/** A note with its articles spelt out. */
export const note = (about: Pick<CardAbout, 't'>, text: string, basis: readonly string[] = [], tone?: Tone): Block => ({
  kind: 'note',
  text,
  ...(basis.length > 0 ? { basis: [basisText(basis, about.t)] } : {}),
  ...(tone ? { tone } : {}),
})

/** Files that came with a press, under the names they had then; each opens from here. */
export function filesOf({ t, state }: Pick<CardAbout, 't' | 'state'>, ids: readonly string[]): readonly Block[] {
  if (ids.length === 0) return []
  const unnamed = { name: t('card.file'), mime: 'application/octet-stream', size: 0 }
  return [{ kind: 'files', items: ids.map(id => state.files?.[id] ?? { id, ...unnamed }) }]
}

/** 「下一步:… 由 …」, with its time when there is one. */
export const nextLine = (
  { t, format }: Pick<CardAbout, 't' | 'format'>,
  what: string,
  who: string,
  by?: string,
): string => (by === undefined ? t('next.plain', { what, who }) : t('next.by', { what, who, by: format.moment(by) }))
