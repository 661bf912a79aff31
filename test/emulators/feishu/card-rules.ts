// What Feishu takes as a card of JSON 2.0: every property of the elements we use, nothing unknown, and the rules between them.
import { z } from 'zod'

const plain = z.strictObject({ tag: z.literal('plain_text'), content: z.string() })
const colour = z.string().regex(/^(grey|orange|red|default)(-\d+)?$/)
const size = z.string().regex(/^\d{1,2}px( \d{1,2}px){0,3}$/)
const name = z.string().min(1).max(100)

const behavior = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('open_url'), default_url: z.url() }),
])

const markdown = z.strictObject({
  tag: z.literal('markdown'),
  content: z.string(),
  text_size: z.enum(['normal', 'notation', 'heading']).optional(),
  text_align: z.enum(['left', 'center', 'right']).optional(),
})

export const button = z.strictObject({
  tag: z.literal('button'),
  text: plain.extend({ content: z.string().min(1).max(100) }),
  type: z.enum(['default', 'primary', 'danger', 'text', 'primary_filled', 'danger_filled']),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  behaviors: z.array(behavior).min(1),
  name: name.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
})

const control = { name, required: z.boolean().optional(), width: z.literal('fill').optional() }
const placeholder = plain.extend({ content: z.string().max(100) })
const options = z
  .array(z.strictObject({ text: plain, value: z.string() }))
  .min(1)
  .refine(all => new Set(all.map(one => one.value)).size === all.length, 'option values repeat')

export const input = z.strictObject({
  ...control,
  tag: z.literal('input'),
  placeholder: placeholder.optional(),
  default_value: z.string().optional(),
  max_length: z.number().int().min(1).max(1_000),
  input_type: z.enum(['text', 'multiline_text', 'password']),
  rows: z.number().int().optional(),
})
const date = z.strictObject({
  ...control,
  tag: z.literal('date_picker'),
  placeholder: placeholder.optional(),
  initial_date: z.iso.date().optional(),
})
const time = z.strictObject({
  ...control,
  tag: z.literal('picker_time'),
  placeholder: placeholder.optional(),
  initial_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
})
const one = z.strictObject({
  ...control,
  tag: z.literal('select_static'),
  placeholder: placeholder.optional(),
  options,
  initial_index: z.number().int().min(0).optional(),
})
const many = z.strictObject({
  ...control,
  tag: z.literal('multi_select_static'),
  placeholder: placeholder.optional(),
  options,
  selected_values: z.array(z.string()).optional(),
})
const checker = z.strictObject({ tag: z.literal('checker'), name, checked: z.boolean(), text: plain })

const leaf = z.discriminatedUnion('tag', [
  markdown,
  z.strictObject({ tag: z.literal('hr') }),
  button,
  input,
  date,
  time,
  one,
  many,
  checker,
])
export type Leaf = z.infer<typeof leaf>

export interface Container {
  readonly tag: 'column_set' | 'collapsible_panel' | 'form'
  readonly columns?: readonly { readonly elements: readonly CardElement[] }[] | undefined
  readonly elements?: readonly CardElement[] | undefined
  readonly header?: { readonly title: z.infer<typeof plain> } | undefined
}
export type CardElement = Leaf | Container

const element: z.ZodType<CardElement> = z.lazy(() => z.union([leaf, columnSet, panel, form]))
const column = z.strictObject({
  tag: z.literal('column'),
  width: z.enum(['auto', 'weighted']),
  weight: z.number().int().min(1).max(5).optional(),
  elements: z.array(element),
})
const columnSet = z.strictObject({
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']),
  background_style: colour.optional(),
  columns: z.array(column).min(1),
})
const panel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  expanded: z.boolean(),
  header: z.strictObject({ title: plain }),
  border: z.strictObject({ color: colour }).optional(),
  padding: size.optional(),
  elements: z.array(element),
})
const form = z.strictObject({ tag: z.literal('form'), name, elements: z.array(element) })

const card = z.strictObject({
  schema: z.literal('2.0'),
  config: z.strictObject({
    update_multi: z.literal(true),
    enable_forward: z.boolean(),
    summary: z.strictObject({ content: z.string() }),
  }),
  header: z
    .strictObject({ title: plain, template: z.enum(['blue', 'wathet', 'green', 'yellow', 'orange', 'red', 'grey']) })
    .optional(),
  body: z.strictObject({ elements: z.array(element) }),
})
export type Card = z.infer<typeof card>

/** Every element with the containers around it. */
export function* walk(
  elements: readonly CardElement[],
  inside: readonly Container['tag'][] = [],
): Iterable<{ readonly at: CardElement; readonly inside: readonly Container['tag'][] }> {
  for (const at of elements) {
    yield { at, inside }
    if (at.tag !== 'column_set' && at.tag !== 'collapsible_panel' && at.tag !== 'form') continue
    const below = at.tag === 'column_set' ? (at.columns ?? []).flatMap(one => one.elements) : (at.elements ?? [])
    yield* walk(below, [...inside, at.tag])
  }
}

export type CardVerdict = { readonly ok: true; readonly card: Card } | { readonly ok: false; readonly why: string }

/** The platform's own words for what it refuses: `ErrCode: …; ErrMsg: …`. */
export function judge(content: string): CardVerdict {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return refused(200621, 'parse card json err')
  }
  const parsed = card.safeParse(json)
  if (!parsed.success) {
    return refused(200621, `unknown property or wrong value: ${JSON.stringify(parsed.error.issues).slice(0, 400)}`)
  }
  if (tagged(json) > 200) return refused(11310, 'element exceeds the limit')
  const names = new Set<string>()
  for (const { at, inside } of walk(parsed.data.body.elements)) {
    if (inside.length > 5) return refused(200621, 'containers are nested too deep')
    if (at.tag === 'form' && inside.length > 0) return refused(200621, 'form only at the root')
    if ('name' in at && at.name !== undefined) {
      if (names.has(at.name)) return refused(200621, `name ${at.name} stands twice`)
      names.add(at.name)
    }
    const inForm = inside.includes('form')
    if (at.tag === 'multi_select_static' && !inForm) return refused(200621, 'multi select only in a form')
    if ('required' in at && at.required && !inForm) return refused(200621, 'required only in a form')
    if (at.tag === 'button' && (at.form_action_type !== undefined) !== inForm) {
      return refused(200530, 'a button in a form sends or resets it, and no other does')
    }
    if (at.tag === 'button' && inForm && at.name === undefined) return refused(200530, 'component without name')
  }
  const forms = parsed.data.body.elements.filter(at => at.tag === 'form')
  const sends = (at: CardElement): boolean =>
    [...walk([at])].some(found => found.at.tag === 'button' && found.at.form_action_type === 'submit')
  if (!forms.every(sends)) return refused(200621, 'form without a submit button')
  return { ok: true, card: parsed.data }
}

const refused = (code: number, message: string): CardVerdict => ({
  ok: false,
  why: `Failed to create card content, ext=ErrCode: ${code}; ErrMsg: ${message}; code:230099`,
})

function tagged(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + tagged(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, one) => sum + tagged(one), 'tag' in value ? 1 : 0)
}
