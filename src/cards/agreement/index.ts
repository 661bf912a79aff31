// Cards of the phase "agreement", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'

export const agreement: Readonly<Record<string, CardBuilder>> = {}
