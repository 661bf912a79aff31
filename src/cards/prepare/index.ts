// Cards of the phase "prepare", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'

export const prepare: Readonly<Record<string, CardBuilder>> = {}
