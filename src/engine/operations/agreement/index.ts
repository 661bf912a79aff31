// Operations of the phase "agreement", by the name a flow calls them.
import type { Operation } from '../../operation.ts'

export const agreement: Readonly<Record<string, Operation>> = {}
