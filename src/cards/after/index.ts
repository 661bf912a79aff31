// Cards of the phase "after", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'

export const after: Readonly<Record<string, CardBuilder>> = {}
