// Operations of the phase "prepare", by the name a flow calls them.
import type { Operation } from '../../operation.ts'

export const prepare: Readonly<Record<string, Operation>> = {}
