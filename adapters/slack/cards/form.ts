// A form as a modal, and what is handed in as form values. The modal carries the pressed token, so the click stays bound to what was seen.
import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Button, CardView, Field, Form, FormValues } from '../../../src/model/card.ts'
import { jsonOf } from '../../../src/model/json.ts'
import type { Say } from '../desk.ts'
import type { Uploaded, ViewSubmission } from '../payload.ts'
import { control, fieldBlocks, fieldOf, fitsModal } from './field.ts'
import { cut, limits } from './limits.ts'
import { plain } from './mrkdwn.ts'
import { wordUnits } from './running-text.ts'

const carried = z.object({
  /** The card, the button on it, and the line it stands at. */
  k: z.string(),
  b: z.string(),
  r: z.string().optional(),
  /** The signed token of the press that opened the form. */
  t: z.string(),
  /** The conversation, for the sentence that follows. */
  c: z.string().optional(),
})
export type Carried = z.infer<typeof carried>

/** What a form's modal carries; undefined for any other modal. */
export const readCarried = (metadata: string): Carried | undefined => carried.safeParse(jsonOf(metadata)).data

export const formId = 'form'

/** The button of a card that was pressed, also when it stands at a money line. */
export function buttonOf(card: CardView, id: string, row: string | undefined): Button | undefined {
  if (card.closed === true) return undefined
  const own = [...card.buttons, ...(card.footer ?? [])]
  const there =
    row === undefined
      ? own
      : card.blocks.flatMap(block =>
          block.kind === 'lines' ? block.rows.flatMap(one => (one.id === row ? (one.buttons ?? []) : [])) : [],
        )
  return there.find(button => button.id === id)
}

export interface FormState {
  /** What was typed before something turned out wrong. */
  readonly values?: FormValues | undefined
  readonly problems?: Readonly<Record<string, string>> | undefined
}

/** The modal, or undefined when a modal cannot hold the form whole. */
export function formView(
  form: Form,
  carry: Carried,
  title: string,
  say: Say,
  state: FormState = {},
): ModalView | undefined {
  const metadata = JSON.stringify(carry)
  const heading = form.title ?? title
  const fields = form.fields.map(field => withValue(field, state.values))
  const blocks: KnownBlock[] = [
    ...(heading.length > limits.modalTitle ? wordUnits(heading).flat() : []),
    ...(form.intro === undefined ? [] : wordUnits(form.intro).flat()),
    ...(form.submit.length > limits.modalTitle ? wordUnits(say('slack.submits', { what: form.submit })).flat() : []),
    ...fields.flatMap(field => fieldBlocks(field, state.problems?.[field.name])),
  ]
  if (metadata.length > limits.metadata || blocks.length > limits.viewBlocks || !fields.every(fitsModal))
    return undefined
  const view: ModalView = {
    type: 'modal',
    callback_id: formId,
    private_metadata: metadata,
    title: plain(cut(heading, limits.modalTitle)),
    submit: plain(form.submit.length > limits.modalTitle ? say('slack.submit') : form.submit),
    close: plain(say('slack.cancel')),
    blocks,
  }
  return Buffer.byteLength(JSON.stringify(view)) > limits.viewBytes ? undefined : view
}

const withValue = (field: Field, values: FormValues | undefined): Field =>
  values === undefined || field.kind === 'tick' || field.kind === 'file'
    ? field
    : { ...field, value: values[field.name] }

export interface Submitted {
  readonly values: FormValues
  /** Files that stand in Slack, by field; they become values once they are kept. */
  readonly files: Readonly<Record<string, readonly Uploaded[]>>
}

/** What was typed, and the uploads by field; a tick that is not set is absent. */
export function readState({ view }: ViewSubmission): Submitted {
  const values: Record<string, string | readonly string[]> = {}
  const files: Record<string, readonly Uploaded[]> = {}
  for (const [block, controls] of Object.entries(view.state.values)) {
    const field = fieldOf(block)
    const value = controls[control]
    if (field === undefined || value === undefined) continue
    const { name, tick } = field
    if (value.files && value.files.length > 0) files[name] = value.files
    const many = value.selected_options?.map(option => option.value) ?? []
    if (many.length > 0) values[name] = tick ? many.join() : many
    const text = value.value ?? value.selected_date ?? value.selected_time ?? value.selected_option?.value ?? ''
    if (text.trim() !== '') values[name] = text.trim()
  }
  return { values, files }
}

/** Sentences at the fields they belong to; what belongs to no field of this modal stands at the first. */
export function problemsAt(
  view: ViewSubmission['view'],
  fields: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const blocks = new Map(
    Object.keys(view.state.values).flatMap(block => {
      const field = fieldOf(block)
      return field === undefined ? [] : [[field.name, block] as const]
    }),
  )
  const [first] = blocks.values()
  if (first === undefined) return undefined
  const found: Record<string, string> = {}
  for (const [name, sentence] of Object.entries(fields)) {
    const block = blocks.get(name) ?? first
    found[block] = found[block] === undefined ? sentence : `${found[block]} ${sentence}`
  }
  return found
}
