// Cards of the phase "settlement", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'

export const settlement: Readonly<Record<string, CardBuilder>> = {}
