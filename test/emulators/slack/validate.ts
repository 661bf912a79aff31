// Refuses what Slack refuses, by Slack's own codes.
import type { z } from 'zod'
import { type Block, messageBlocks, type View, viewSchema } from './schema.ts'

/** An answer `{ok: false, error}`. */
export class ApiError extends Error {
  readonly code: string
  readonly more: Readonly<Record<string, unknown>>
  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

/** The undocumented sum of all texts of a message (slackapi/bolt-js, issue 2509). */
const mostText = 13_000
const mostViewBytes = 250_000

export function validMessage(raw: unknown): readonly Block[] {
  const blocks = parsed(messageBlocks, raw, 'invalid_blocks')
  unique(blocks, 'invalid_blocks')
  for (const block of blocks) {
    // Files are picked in modals only.
    if (block.type === 'input' && block.element.type === 'file_input') throw new ApiError('invalid_blocks')
  }
  if (lettersIn(blocks) > mostText) throw new ApiError('msg_blocks_too_long')
  return blocks
}

export function validView(raw: unknown): View {
  const view = parsed(viewSchema, raw, 'invalid_arguments')
  unique(view.blocks, 'invalid_arguments')
  if (Buffer.byteLength(JSON.stringify(raw)) > mostViewBytes) throw new ApiError('view_too_large')
  if (view.blocks.some(block => block.type === 'input') && view.submit === undefined) {
    throw new ApiError(
      'invalid_arguments',
      metadata(['[ERROR] `submit` is required when an input block is within blocks']),
    )
  }
  return view
}

function parsed<S extends z.ZodType>(schema: S, raw: unknown, code: string): z.infer<S> {
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  throw new ApiError(
    code,
    metadata(read.error.issues.map(issue => `[ERROR] ${issue.path.join('/')}: ${issue.message}`)),
  )
}

const metadata = (messages: readonly string[]) => ({ response_metadata: { messages } })

/** Block ids are unique in a message, action ids in a block; what is chosen beforehand is one of the options. */
function unique(blocks: readonly Block[], code: string): void {
  const ids = blocks.flatMap(block => block.block_id ?? [])
  if (new Set(ids).size !== ids.length) throw new ApiError(code, metadata(['[ERROR] block_id already exists']))
  for (const block of blocks) {
    if (block.type === 'actions') {
      const actions = block.elements.map(element => element.action_id)
      if (new Set(actions).size !== actions.length)
        throw new ApiError(code, metadata(['[ERROR] action_id already exists']))
    }
    if (block.type === 'input' && !initialFits(block.element))
      throw new ApiError(code, metadata(['[ERROR] initial option']))
  }
}

function initialFits(element: Extract<Block, { type: 'input' }>['element']): boolean {
  const asText = JSON.stringify
  const all = optionsIn(element).map(one => asText(one))
  const chosen = [
    ...('initial_option' in element && element.initial_option ? [element.initial_option] : []),
    ...('initial_options' in element ? (element.initial_options ?? []) : []),
  ]
  return new Set(all).size === all.length && chosen.every(one => all.includes(asText(one)))
}

interface Option {
  readonly text: { readonly text: string }
  readonly value: string
}

/** Options of a list, those in groups too. */
export function optionsIn(element: object): readonly Option[] {
  const { options, option_groups } = element as { options?: Option[]; option_groups?: { options: Option[] }[] }
  return [...(options ?? []), ...(option_groups ?? []).flatMap(group => group.options)]
}

function lettersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lettersIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? one.length : lettersIn(one)),
    0,
  )
}
