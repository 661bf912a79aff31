// The case as it would be with further events: for rules that judge the result of an input, not the input itself.
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import { fold } from '../fold/index.ts'
import type { OperationInput } from '../operation.ts'

export const whatIf = (
  { state, by, at, cause }: Pick<OperationInput, 'state' | 'by' | 'at' | 'cause'>,
  bodies: readonly CaseEventBody[],
): CaseState => bodies.reduce<CaseState>((now, body) => fold(now, now.id, { by, at, cause, body }), state)
