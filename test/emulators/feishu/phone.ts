// Somebody's Feishu client: reads the chat with the bot, presses, fills forms, sends text and files.
import { z } from 'zod'
import type { Phone, Pressed, Seen, Typed, Where } from '../../journeys/phone.ts'
import { type Card, type Container, judge } from './card-rules.ts'
import type { Deliveries } from './deliveries.ts'
import {
  type ControlLeaf,
  carriedBy,
  type Field,
  fieldsOf,
  fileButtons,
  formOf,
  pressables,
  seen,
  sendButton,
} from './screen.ts'
import { freshId, type Message, type Tenant } from './tenant.ts'

const clickAnswer = z.object({
  toast: z.object({ type: z.enum(['info', 'success', 'error', 'warning']), content: z.string() }).optional(),
  card: z.object({ type: z.literal('raw'), data: z.unknown() }).optional(),
})

export function feishuPhone(
  openId: string,
  tenant: Tenant,
  deliveries: Deliveries,
  /** What goes on while a form is filled in. */
  typing: () => Promise<void>,
): Phone {
  const own = (): readonly Message[] =>
    tenant.messages.filter(message => message.to === openId && message.state === 'there')
  const cards = () =>
    own().flatMap(message => (message.body.kind === 'card' ? [{ message, card: message.body.card }] : []))

  async function click(
    message: Message,
    action: Readonly<Record<string, unknown>>,
  ): Promise<Pressed & { card?: Card }> {
    const given = await deliveries.click(message, openId, action)
    // An event nobody registered is answered with a text, and the person sees an error.
    const answer = clickAnswer.safeParse(given ?? {})
    if (!answer.success) throw new Error(`200672: malformed answer to a click: ${JSON.stringify(given)}`)
    const { toast, card } = answer.data
    const told = toast === undefined ? {} : { toast: toast.content }
    if (card === undefined || message.body.kind !== 'card') return told
    const json = JSON.stringify(card.data)
    const verdict = judge(json)
    if (!verdict.ok) throw new Error(`200673: ${verdict.why}`)
    Object.assign(message.body, { card: verdict.card, json })
    return { ...told, card: verdict.card }
  }

  async function fill(message: Message, form: Container, typed: Typed): Promise<Pressed> {
    const fields = fieldsOf(form)
    const values = Object.fromEntries(fields.map(field => [field.control.name, standing(field.control)]))
    for (const [label, value] of Object.entries(typed)) {
      const field = fields.find(one => one.label === label || one.control.name === label)
      if (field === undefined) throw new Error(`no field ${label}: ${fields.map(one => one.label).join(', ')}`)
      values[field.control.name] = entered(field, value)
    }
    // The client itself holds back a form with an empty required field.
    const empty = fields.filter(
      ({ control }) => 'required' in control && control.required && isEmpty(values[control.name]),
    )
    if (empty.length > 0) {
      const sentence = '有必填项未填写'
      return { toast: sentence, fields: Object.fromEntries(empty.map(one => [one.control.name, sentence])) }
    }
    await typing()
    // Whatever is put in the place of a card takes away what was typed into it.
    const now = message.body.kind === 'card' ? message.body.card : undefined
    if (now !== undefined && formOf(now) !== form) return { toast: `closed: ${seen(now).text}` }
    const send = sendButton(form)
    if (send === undefined) throw new Error('a form without a button')
    const { toast, card } = await click(message, { value: carriedBy(send), name: send.name, form_value: values })
    const again = card && formOf(card)
    const wrong = again ? fieldsOf(again).flatMap(one => (one.wrong ? [[one.control.name, one.wrong]] : [])) : []
    return { ...(toast && { toast }), ...(wrong.length > 0 && { fields: Object.fromEntries(wrong) }) }
  }

  return {
    account: { platform: 'feishu', id: openId },
    screen: async () =>
      own().map(({ body }): Seen => {
        if (body.kind === 'card') return seen(body.card)
        const text = body.kind === 'text' ? body.text : `[${tenant.files.get(body.fileKey)?.name ?? ''}]`
        return { kind: 'words', title: '', text, buttons: [], closed: false }
      }),
    notices: async () => tenant.notices.filter(notice => notice.to === openId).map(notice => notice.text),
    async say(text) {
      await deliveries.event('im.message.receive_v1', messageEvent(tenant, openId, 'text', { text }))
    },
    async press(label, typed, where: Where = {}) {
      const found = cards()
        .filter(({ card }) => (card.header?.title.content ?? '').includes(where.on ?? ''))
        .flatMap(({ message, card }) => pressables(card).map(one => ({ message, ...one })))
        .filter(one => one.label === label && (where.line === undefined || (one.line ?? '').startsWith(where.line)))
        .at(-1)
      if (found === undefined) throw new Error(`${openId} has no 「${label}」`)
      const answer = await click(found.message, { value: carriedBy(found.button) })
      const form = answer.card && carriedBy(found.button).do === 'form' ? formOf(answer.card) : undefined
      if (form !== undefined) return fill(found.message, form, typed ?? {})
      return answer.toast === undefined ? {} : { toast: answer.toast }
    },
    async attach(name, bytes) {
      const key = freshId('file')
      tenant.files.set(key, { name, bytes })
      const before = own().length
      const content = { file_key: key, file_name: name }
      await deliveries.event('im.message.receive_v1', messageEvent(tenant, openId, 'file', content))
      // The bot says that it has it; only then the form can be filled.
      await until(() => own().length > before)
      return name
    },
    async open(fileName) {
      const found = cards()
        .flatMap(({ message, card }) => fileButtons(card).map(button => ({ message, button })))
        .findLast(one => one.button.text.content.startsWith(fileName))
      if (found === undefined) throw new Error(`${openId} has no file ${fileName}`)
      const before = own().length
      await click(found.message, { value: carriedBy(found.button) })
      await until(() => own().length > before)
      const last = own().at(-1)?.body
      const file = last?.kind === 'file' ? tenant.files.get(last.fileKey) : undefined
      if (file === undefined) throw new Error(`${openId} cannot open ${fileName}`)
      return file.bytes
    },
  }
}

export const messageEvent = (
  tenant: Tenant,
  openId: string,
  type: string,
  content: unknown,
  /** A group; the person's own chat with the bot unless told otherwise. */
  group?: string,
): Readonly<Record<string, unknown>> => ({
  sender: { sender_id: { open_id: openId, union_id: `on_${openId.slice(3)}` }, sender_type: 'user', tenant_key: 't' },
  message: {
    message_id: freshId('om'),
    create_time: String(Date.now()),
    update_time: String(Date.now()),
    chat_id: group ?? `oc_${openId.slice(3)}`,
    chat_type: group === undefined ? 'p2p' : 'group',
    message_type: type,
    content: JSON.stringify(content),
    user_agent: `Mozilla/5.0 Lark/7.20.6 LarkLocale/${tenant.member(openId).locale}`,
  },
})

function standing(control: ControlLeaf): unknown {
  switch (control.tag) {
    case 'input':
      return control.default_value ?? ''
    case 'date_picker':
      return control.initial_date && `${control.initial_date} +0800`
    case 'picker_time':
      return control.initial_time && `${control.initial_time} +0800`
    case 'select_static':
      return control.options[(control.initial_index ?? 0) - 1]?.value
    case 'multi_select_static':
      return control.selected_values ?? []
    case 'checker':
      return control.checked
  }
}

function entered({ control }: Field, typed: string | readonly string[]): unknown {
  const first = typeof typed === 'string' ? typed : (typed[0] ?? '')
  const pick = (wanted: string): string => {
    if (control.tag !== 'select_static' && control.tag !== 'multi_select_static') return wanted
    const fits = (label: string, value: string) => [label, value].includes(wanted) || label.startsWith(wanted)
    const option = control.options.findLast(one => fits(one.text.content, one.value))
    if (option === undefined) throw new Error(`no choice ${wanted}`)
    return option.value
  }
  switch (control.tag) {
    case 'input':
      if (first.length > control.max_length) throw new Error(`${control.name} takes ${control.max_length} letters`)
      return first
    case 'date_picker':
    case 'picker_time':
      return `${first} +0800`
    case 'select_static':
      return pick(first)
    case 'multi_select_static':
      return typeof typed === 'string' ? [pick(typed)] : typed.map(pick)
    case 'checker':
      return first === 'yes'
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

async function until(holds: () => boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error('the bot did not answer')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
