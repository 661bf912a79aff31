// The template as docs/connect/dingtalk.md has it built: which variables it has, and what each of them may hold.
import { z } from 'zod'

export const sections = 14
const names = new Set([
  'title',
  'state',
  'notice',
  'form',
  'form_t',
  'form_submit',
  ...Array.from({ length: sections }, (_, index) => [`s${index + 1}`, `r${index + 1}`]).flat(),
])

const button = z.strictObject({
  text: z.string().min(1).max(100),
  color: z.enum(['blue', 'gray', 'red']),
  status: z.enum(['normal', 'disabled']),
  event: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('sendCardRequest'),
      params: z.strictObject({ actionId: z.string().min(1), params: z.record(z.string(), z.string()) }),
    }),
    z.strictObject({ type: z.literal('openLink'), params: z.strictObject({ url: z.string().url() }) }),
  ]),
})
export const rowShape = z.array(button).max(3)
export type RowButton = z.infer<typeof button>

const picked = z.strictObject({
  index: z.union([z.number(), z.array(z.number())]),
  value: z.union([z.string(), z.array(z.string())]),
})
const option = z.strictObject({ value: z.string(), text: z.string().min(1) })
const field = z
  .strictObject({
    name: z.string().min(1),
    label: z.string().min(1),
    type: z.enum(['TEXT', 'DATE', 'DATETIME', 'SELECT', 'MULTI_SELECT', 'CHECKBOX']),
    required: z.boolean().optional(),
    placeholder: z.string().optional(),
    defaultValue: z.union([z.string(), picked]).optional(),
    options: z.array(option).min(1).optional(),
  })
  .refine(one => (one.type === 'SELECT' || one.type === 'MULTI_SELECT') === (one.options !== undefined))
  .refine(one => one.type !== 'CHECKBOX' || one.defaultValue === undefined)
export const formShape = z.strictObject({ fields: z.array(field) })
export type FormField = z.infer<typeof field>

const bytes = (text: string): number => Buffer.byteLength(text)

/** Why a map of variables is not taken; undefined when it is. */
export function refusal(map: unknown): string | undefined {
  const parsed = z.record(z.string(), z.string()).safeParse(map)
  if (!parsed.success) return 'param.cardPublicDataInvalid'
  for (const [name, value] of Object.entries(parsed.data)) {
    if (!names.has(name)) return `param.unknownVariable.${name}`
    if (bytes(name) > 100 || bytes(value) > 1_024) return `invalidParameter.cardParamMap.valueTooLong.${name}`
    if (/^r\d+$/.test(name) && !rowShape.safeParse(json(value)).success) return `param.buttonGroupInvalid.${name}`
    if (name === 'form' && !formShape.safeParse(json(value)).success) return 'param.formInvalid'
    // Nothing we show is a link, a picture or a tag in markdown: whatever looks like one came from somebody's words.
    if ((/^s\d+$/.test(name) || name === 'notice') && markup(value)) return 'param.contentUnsafe'
  }
  return undefined
}

const markup = (text: string): boolean => /\]\(|\]\[|<[a-z/!?]|@[^\s\u200b]|https?:\/\//i.test(text)

export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Markdown as the client draws it: escapes and invisible letters gone, bold and struck text as text. */
export const drawn = (markdown: string): string =>
  markdown
    .replace(/^> ?/gm, '')
    .replace(/ {2}\n/g, '\n')
    .replace(/\\([\\*_~`])|\*\*|~~/g, (_, letter: string | undefined) => letter ?? '')
    .replaceAll('\u200b', '')
