// Cards of the phase "talk", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'

export const talk: Readonly<Record<string, CardBuilder>> = {}
