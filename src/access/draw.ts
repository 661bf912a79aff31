// Random bytes for what is made by the hundred: drawn in larger portions, because one draw for each costs more than its use.
import { randomBytes } from 'node:crypto'

const portion = 4_096

let drawn = Buffer.alloc(0)

/** `length` random bytes that nobody else gets; up to 4,096. */
export function drawBytes(length: number): Buffer {
  if (drawn.length < length) drawn = randomBytes(portion)
  const bytes = drawn.subarray(0, length)
  drawn = drawn.subarray(length)
  return bytes
}
