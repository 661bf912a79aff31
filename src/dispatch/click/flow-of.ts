// The flow version a case runs on; a case whose version is gone cannot be decided, and says which one to put back.
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import { AppError } from '../../model/refusal.ts'
import type { Core } from '../core.ts'

/** Throws `broken` where the version is not installed any more. */
export function flowOf(core: Core, { flow: wanted }: CaseState): RunnableFlow {
  const flow = core.flows.of(wanted)
  if (flow !== undefined) return flow
  throw new AppError(
    'broken',
    'unknown-flow',
    `No flow ${wanted.id} version ${wanted.version} is installed; put it back as flows/${wanted.id}/earlier/${wanted.version}.`,
  )
}
