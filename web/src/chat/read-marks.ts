// How far each person has looked at their conversation on this device.
import type { PersonId } from '../../../src/model/person.ts'

const place = (as: PersonId): string => `haosan.read.${as}`

export const readUpTo = (as: PersonId): number => Number(localStorage.getItem(place(as)) ?? 0) || 0

export const markRead = (as: PersonId, cursor: number): void => localStorage.setItem(place(as), String(cursor))
