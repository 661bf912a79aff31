// What time it is: real time, or the sandbox's clock that visitors move.
import type { InstantText } from '../model/dates.ts'

export interface Clock {
  now(): InstantText
}
