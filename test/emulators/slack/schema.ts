// Block Kit as Slack checks it: every property known, every size within its limit (docs.slack.dev/reference/block-kit, @slack/types 3.2.0).
import { z } from 'zod'

const text = (most: number, least = 1) => z.string().min(least).max(most)
const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() })
const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() })
const anyText = (most: number) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)])

const id = text(255)
const action = { action_id: id }
const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
})

const button = z.strictObject({
  type: z.literal('button'),
  ...action,
  text: plain(75),
  value: text(2000).optional(),
  url: text(3000).url().optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(75).optional(),
  confirm: confirm.optional(),
})

const option = z.strictObject({ text: plain(75), value: text(75), description: plain(75).optional() })
const boxOption = z.strictObject({ text: anyText(75), value: text(75), description: anyText(75).optional() })
const options = z.array(option).min(1).max(100)
const placeholder = { placeholder: plain(150).optional() }
const choices = z.union([
  z.strictObject({ options }),
  z.strictObject({
    option_groups: z
      .array(z.strictObject({ label: plain(75), options }))
      .min(1)
      .max(100),
  }),
])

/** A list offers options or groups of them, never both. */
const select = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject({ ...shape, options: options.optional(), option_groups: z.unknown().optional() }).refine(
    ({ options, option_groups }: { options?: unknown; option_groups?: unknown }) =>
      choices.safeParse({
        ...(options !== undefined && { options }),
        ...(option_groups !== undefined && { option_groups }),
      }).success,
    'options or option_groups',
  )

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const inputs = [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...action,
    ...placeholder,
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
    initial_value: text(3000).optional(),
  }),
  z.strictObject({ type: z.literal('datepicker'), ...action, ...placeholder, initial_date: date.optional() }),
  z.strictObject({ type: z.literal('timepicker'), ...action, ...placeholder, initial_time: time.optional() }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...action,
    options: z.array(boxOption).min(1).max(10),
    initial_option: boxOption.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...action,
    options: z.array(boxOption).min(1).max(10),
    initial_options: z.array(boxOption).min(1).optional(),
  }),
  select({ type: z.literal('static_select'), ...action, ...placeholder, initial_option: option.optional() }),
  select({
    type: z.literal('multi_static_select'),
    ...action,
    ...placeholder,
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    ...action,
    filetypes: z.array(text(20)).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const
const input = z.union(inputs)

const richStyle = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
})
const richText = z.strictObject({ type: z.literal('text'), text: text(12_000), style: richStyle.optional() })

const block = { block_id: id.optional() }

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), ...block, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), ...block }),
  z.strictObject({ type: z.literal('section'), ...block, text: anyText(3000), accessory: button.optional() }),
  z.strictObject({ type: z.literal('context'), ...block, elements: z.array(anyText(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), ...block, elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('rich_text'),
    ...block,
    elements: z
      .array(z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richText).min(1) }))
      .min(1),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...block,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: input,
  }),
])
export type Block = z.infer<typeof blockSchema>
export type Button = z.infer<typeof button>
export type Input = z.infer<typeof input>

export const viewSchema = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  callback_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(blockSchema).min(1).max(100),
})
export type View = z.infer<typeof viewSchema>

export const messageBlocks = z.array(blockSchema).min(1).max(50)
