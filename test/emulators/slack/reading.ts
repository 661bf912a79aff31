// What a person reads on a message or a modal, and what they can press.
import type { Block, Button, Input, View } from './schema.ts'

const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

interface Text {
  readonly type: 'plain_text' | 'mrkdwn'
  readonly text: string
}

/** Marked text as Slack draws it: a mention or a link would show as one, and fail whoever looks for the letters. */
function drawn({ type, text }: Text): string {
  if (type === 'plain_text') return text
  return unescaped(text.replace(/<[@#!][^>]*>/g, '[mention]').replace(/<(https?:|mailto:)[^>]*>/g, '[link]'))
}

export function blockText(block: Block): string {
  switch (block.type) {
    case 'header':
    case 'section':
      return drawn(block.text)
    case 'context':
      return block.elements.map(drawn).join(' ')
    case 'rich_text':
      return block.elements.flatMap(section => section.elements.map(element => element.text)).join('')
    case 'input':
      return [block.label.text, block.hint?.text ?? ''].join(' ')
    case 'actions':
    case 'divider':
      return ''
  }
}

export const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map(blockText)
    .filter(text => text !== '')
    .join('\n')

/** Files and texts that unfold bear their names on a button. */
export const namesOnControls = (blocks: readonly Block[]): string =>
  controlsIn(blocks)
    .filter(({ verb }) => verb === 'file' || verb === 'more')
    .map(({ button }) => button.text.text)
    .join('\n')

export interface OnScreen {
  readonly button: Button
  readonly block_id: string
  readonly verb: string
  /** What stands just above: the money line a button belongs to. */
  readonly above: string
}

export function controlsIn(blocks: readonly Block[]): readonly OnScreen[] {
  let above = ''
  const found: OnScreen[] = []
  for (const block of blocks) {
    const verb = (button: Button): string => button.action_id.split(':')[0] ?? ''
    const block_id = block.block_id ?? ''
    if (block.type === 'section') {
      above = drawn(block.text).replace(/[*~]/g, '')
      if (block.accessory) found.push({ button: block.accessory, block_id, verb: verb(block.accessory), above })
    } else if (block.type === 'actions') {
      found.push(...block.elements.map(button => ({ button, block_id, verb: verb(button), above })))
    }
  }
  return found
}

export const decisions = (blocks: readonly Block[]): readonly OnScreen[] =>
  controlsIn(blocks).filter(({ verb }) => verb === 'press' || verb === 'form')

export const titleOf = (blocks: readonly Block[]): string => {
  const header = blocks.find(block => block.type === 'header')
  return header?.type === 'header' ? header.text.text : ''
}

export interface FieldOnScreen {
  readonly block_id: string
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly element: Input
}

export const fieldsIn = (view: View): readonly FieldOnScreen[] =>
  view.blocks.flatMap(block =>
    block.type === 'input'
      ? [
          {
            block_id: block.block_id ?? '',
            name: (block.block_id ?? '').slice(2),
            label: block.label.text,
            required: block.optional !== true,
            element: block.element,
          },
        ]
      : [],
  )
