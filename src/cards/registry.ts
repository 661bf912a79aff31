// Every card a flow may show, by phase.
import { after } from './after/index.ts'
import { agreement } from './agreement/index.ts'
import type { CardBuilder } from './card.ts'
import { prepare } from './prepare/index.ts'
import { settlement } from './settlement/index.ts'
import { talk } from './talk/index.ts'

export const cards: Readonly<Record<string, CardBuilder>> = {
  ...prepare,
  ...talk,
  ...settlement,
  ...agreement,
  ...after,
}
