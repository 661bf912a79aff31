// What waits while a case rests. A yes waits; a no, a correction and what only HR may know do not.
import type { CaseState } from '../model/case.ts'
import type { Option, Step } from '../model/flow.ts'

/** Whether a button, or a whole step when none is named, has to wait until the case goes on. */
export const rests = (
  { paused }: Pick<CaseState, 'paused'>,
  step: Pick<Step, 'whilePaused'>,
  option?: Pick<Option, 'whilePaused'>,
): boolean => paused !== undefined && !step.whilePaused && option?.whilePaused !== true
