// A paper of the case as a card shows it: the file to download, and its words to read in place.
import { agreementPaper } from '../../engine/agreement/signing.ts'
import type { Block } from '../../model/card.ts'
import type { CardAbout } from '../card.ts'

/** A link to one paper of the case; nothing while it is still being typeset. */
export function paperFile({ state, t }: CardAbout, paper: string, label: string): readonly Block[] {
  const stored = state.papers.find(one => one.name === paper)
  if (stored === undefined) return [{ kind: 'note', text: t('paper.soon') }]
  return [
    {
      kind: 'files',
      items: [{ id: stored.fileId, name: label, mime: 'application/pdf', size: stored.size ?? 0 }],
    },
  ]
}

/** 「看全文」: the file and, where the typesetter told them, the same words to unfold. */
export function wholeText(about: CardAbout, version: number): readonly Block[] {
  const name = agreementPaper(version)
  const text = about.state.papers.find(one => one.name === name)?.text
  return [
    ...paperFile(about, name, about.t('paper.agreement', { version })),
    ...(text === undefined ? [] : [{ kind: 'more', label: about.t('agreement.whole-text'), text } as const]),
  ]
}
