// Every operation a flow may name, by phase. A flow that names another one does not load.
import type { Operation } from '../operation.ts'
import { after } from './after/index.ts'
import { agreement } from './agreement/index.ts'
import { prepare } from './prepare/index.ts'
import { settlement } from './settlement/index.ts'
import { talk } from './talk/index.ts'
import { waits } from './waiting.ts'

export const operations: Readonly<Record<string, Operation>> = {
  ...prepare,
  ...talk,
  ...settlement,
  ...agreement,
  ...after,
  'step.waits': waits,
}
