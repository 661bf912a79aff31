// The pure core as shipped: flows and words from disk, decisions, cards.
import { buildCard } from './cards/build.ts'
import type { Core } from './dispatch/core.ts'
import { decide } from './engine/decide.ts'
import { openCase } from './engine/opening/open-case.ts'
import { AppError } from './model/refusal.ts'
import { loadEveryVersion, loadFlows } from './packs/flows.ts'
import type { Texts } from './texts/texts.ts'

export function loadCore(texts: Texts, secret: Uint8Array): Core {
  const [first] = loadFlows()
  const versions = loadEveryVersion()
  if (first === undefined) throw new AppError('broken', 'no-flow', 'There is no flow below flows/; restore it.')
  return {
    words: texts,
    flows: {
      current: () => first,
      of: wanted => versions.find(flow => flow.id === wanted.id && flow.version === wanted.version),
    },
    decide,
    openCase,
    buildCard: (ref, asked) => buildCard(ref, { ...asked, texts, secret }),
  }
}
