// Operations of the phase "talk", by the name a flow calls them.
import type { Operation } from '../../operation.ts'

export const talk: Readonly<Record<string, Operation>> = {}
