// Operations of the phase "settlement", by the name a flow calls them.
import type { Operation } from '../../operation.ts'

export const settlement: Readonly<Record<string, Operation>> = {}
