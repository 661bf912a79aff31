// Operations of the phase "after", by the name a flow calls them.
import type { Operation } from '../../operation.ts'

export const after: Readonly<Record<string, Operation>> = {}
