// How a pressed control says where it stands: what it does in `action_id`, whose card it is in `block_id`.
import { limits } from './limits.ts'

const verbs = ['press', 'form', 'line', 'more', 'file', 'page', 'turn', 'link', 'leave'] as const
export type Verb = (typeof verbs)[number]

/** `press:confirm`, or `press:ok@overtime` for a button at a money line. */
export const actionId = (verb: Verb, what: string, row?: string): string =>
  `${verb}:${what}${row === undefined ? '' : `@${row}`}`.slice(0, limits.id)

/** Unique within a message by its number. */
export const blockId = (index: number, cardKey: string): string => `${index}:${cardKey}`.slice(0, limits.id)

export interface Address {
  readonly verb: Verb
  readonly what: string
  readonly row?: string | undefined
}

/** Undefined for an id that is none of ours. */
export function readAction(id: string): Address | undefined {
  const [, verb, what, row] = /^([a-z]+):([^@]*)(?:@(.*))?$/s.exec(id) ?? []
  const known = verbs.find(one => one === verb)
  return known === undefined || what === undefined ? undefined : { verb: known, what, row }
}

/** The card whose block this is. */
export const cardKeyOf = (block: string): string => block.slice(block.indexOf(':') + 1)
