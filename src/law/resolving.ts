// What a rule's questions need from the calculation around it.
import type { Node, Warned } from './node.ts'
import type { PackIndex } from './pack-index.ts'
import type { Moment } from './rule.ts'

export interface Resolving {
  readonly index: PackIndex
  readonly facts: ReadonlyMap<string, unknown>
  readonly moment: Moment
  resolve(name: string): Node
  warn(warned: Warned): void
}
