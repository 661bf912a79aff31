// What Feishu delivers → what it means. Sizes and shapes are checked here, before anything is stored.
import { z } from 'zod'
import type { FormValues } from '../../src/model/card.ts'
import { type InboundEvent, inboundEvent, longestText } from '../../src/model/inbound.ts'
import { jsonOf } from '../../src/model/json.ts'
import type { AccountRef, Locale } from '../../src/model/person.ts'
import type { DidInGroup } from '../../src/ports/room.ts'
import { valuesOf } from './cards/fields.ts'
import { type Pressed, pressed } from './cards/pressed.ts'

/** Where something happened and who did it. */
interface From {
  readonly account: AccountRef
  /** Unique among deliveries; a redelivery carries the same one. */
  readonly key: string
}

export type Arrival =
  /** For `accept`. */
  | (From & { readonly kind: 'event'; readonly event: InboundEvent })
  /** A button of a card. Pressing and sending become events; the rest only turns the card over. */
  | (From & {
      readonly kind: 'click'
      readonly message: string
      readonly chat?: string | undefined
      /** Replaces the card once the click is answered. */
      readonly token?: string | undefined
      readonly pressed: Pressed
      /** What stood in the form. */
      readonly typed: FormValues
      readonly event?: InboundEvent
    })
  /** A file or picture for a form. */
  | (From & {
      readonly kind: 'file'
      readonly message: string
      readonly file: { readonly key: string; readonly name: string; readonly type: 'file' | 'image' }
      readonly locale: Locale | undefined
    })
  /** Something in a group; whether that group is a room of ours is not told by the payload. */
  | (From & { readonly kind: 'in-group'; readonly chat: string; readonly did: DidInGroup })
  /** Messages that were read. */
  | (From & { readonly kind: 'read'; readonly messages: readonly string[] })
  /** Answered with a sentence and nothing else: too long a text, a voice message. */
  | (From & { readonly kind: 'cannot'; readonly why: 'too-long' | 'not-text'; readonly locale: Locale | undefined })
  | { readonly kind: 'ignored'; readonly why: string }

const ids = z.object({ open_id: z.string().min(1).max(128) })

const mention = z.object({ key: z.string(), name: z.string().optional() })

const message = z.object({
  event_id: z.string().optional(),
  sender: z.object({ sender_id: ids, sender_type: z.string() }),
  message: z.object({
    message_id: z.string().min(1).max(128),
    chat_id: z.string().max(128).optional(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string().max(200_000),
    create_time: z.string().optional(),
    update_time: z.string().optional(),
    mentions: z.array(mention).optional(),
    user_agent: z.string().optional(),
  }),
})

const click = z.object({
  event_id: z.string().min(1).max(128),
  // The event's own; that of the header is hidden behind it. One that is none is not used.
  token: z.string().regex(/^c-/).max(200).optional().catch(undefined),
  operator: ids,
  action: z.object({ value: z.unknown().optional(), form_value: z.record(z.string(), z.unknown()).optional() }),
  context: z.object({ open_message_id: z.string().min(1).max(128), open_chat_id: z.string().max(128).optional() }),
})

const entered = z.object({ event_id: z.string().min(1).max(128), operator_id: ids })
const menu = z.object({
  event_id: z.string().min(1).max(128),
  operator: z.object({ operator_id: ids }),
  event_key: z.string().min(1).max(200),
})
const leftGroup = z.object({
  event_id: z.string().min(1).max(128),
  chat_id: z.string().min(1).max(128),
  users: z
    .array(z.object({ user_id: ids }))
    .min(1)
    .max(100),
})
const wasRead = z.object({
  event_id: z.string().min(1).max(128),
  reader: z.object({ reader_id: ids }),
  message_id_list: z.array(z.string().max(128)).max(100),
})

export const eventTypes = {
  message: 'im.message.receive_v1',
  click: 'card.action.trigger',
  entered: 'im.chat.access_event.bot_p2p_chat_entered_v1',
  menu: 'application.bot.menu_v6',
  read: 'im.message.message_read_v1',
  left: 'im.chat.member.user.deleted_v1',
} as const

const envelope = z.object({
  header: z.looseObject({ event_type: z.string() }),
  event: z.record(z.string(), z.unknown()),
})

/** A delivery's header and event side by side, as the SDK's dispatcher does it; an unknown shape has no type. */
export function flatten(body: unknown): { readonly type: string; readonly flat: unknown } {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return { type: '', flat: undefined }
  const { header, event } = parsed.data
  return { type: header.event_type, flat: { ...header, ...event } }
}

const accountOf = (openId: string): AccountRef => ({ platform: 'feishu', id: openId })
const ignored = (why: string): Arrival => ({ kind: 'ignored', why })

/** `flat` is the event with its header's fields beside its own, the way the SDK's dispatcher hands it over. */
export function read(type: string, flat: unknown, now: string): Arrival {
  switch (type) {
    case eventTypes.message:
      return readMessage(flat, now)
    case eventTypes.click:
      return readClick(flat, now)
    case eventTypes.entered: {
      const parsed = entered.safeParse(flat)
      return parsed.success ? opened(parsed.data, now) : ignored('shape')
    }
    case eventTypes.menu: {
      const parsed = menu.safeParse(flat)
      if (!parsed.success) return ignored('shape')
      const { event_id, operator, event_key } = parsed.data
      return happened(operator.operator_id.open_id, `menu:${event_id}`, now, { kind: 'text', text: event_key })
    }
    case eventTypes.read: {
      const parsed = wasRead.safeParse(flat)
      if (!parsed.success) return ignored('shape')
      const account = accountOf(parsed.data.reader.reader_id.open_id)
      return {
        kind: 'read',
        account,
        key: `feishu:read:${parsed.data.event_id}`,
        messages: parsed.data.message_id_list,
      }
    }
    case eventTypes.left: {
      const parsed = leftGroup.safeParse(flat)
      const [first] = parsed.success ? parsed.data.users : []
      if (!parsed.success || first === undefined) return ignored('shape')
      // A room is over with the first who leaves.
      const { event_id, chat_id: chat } = parsed.data
      return {
        kind: 'in-group',
        account: accountOf(first.user_id.open_id),
        key: `feishu:left:${event_id}`,
        chat,
        did: 'left',
      }
    }
    default:
      return ignored('type')
  }
}

const opened = ({ event_id, operator_id }: z.infer<typeof entered>, now: string): Arrival =>
  happened(operator_id.open_id, `opened:${event_id}`, now, { kind: 'opened' })

function happened(openId: string, key: string, at: string, what: InboundEvent['what'], locale?: Locale): Arrival {
  const account = accountOf(openId)
  const event: InboundEvent = { key: `feishu:${key}`, from: account, at, what, ...(locale && { locale }) }
  return inboundEvent.safeParse(event).success ? { kind: 'event', account, key: event.key, event } : ignored('shape')
}

/** The platform's own note of the language that the person's client shows. */
const localeIn = (agent: string | undefined): Locale | undefined => {
  const named = /LarkLocale\/(\w+)/.exec(agent ?? '')?.[1]
  return named === undefined ? undefined : named.startsWith('zh') ? 'zh-CN' : 'en'
}

function readMessage(flat: unknown, now: string): Arrival {
  const parsed = message.safeParse(flat)
  if (!parsed.success) return ignored('shape')
  const { sender, message: said } = parsed.data
  if (sender.sender_type !== 'user') return ignored('not-a-person')
  const account = accountOf(sender.sender_id.open_id)
  // The documentation asks for the message's id here: a redelivery may come with another event_id.
  const from = { account, key: `feishu:message:${said.message_id}` }
  const locale = localeIn(said.user_agent)
  const content = jsonOf(said.content)
  if (said.chat_type !== 'p2p') {
    const words = textOf(said.message_type, content, said.mentions ?? [], ({ name }) => `@${name ?? ''}`)
    if (said.chat_id === undefined || words === '') return ignored('group')
    return { ...from, kind: 'in-group', chat: said.chat_id, did: words === undefined ? 'sent-other' : { said: words } }
  }
  if (said.message_type === 'file' || said.message_type === 'image') return fileOf(from, said, content, locale)
  const text = textOf(said.message_type, content, said.mentions ?? [], () => '')
  if (text === undefined) return { ...from, kind: 'cannot', why: 'not-text', locale }
  if (text === '') return ignored('empty')
  if (text.length > longestText) return { ...from, kind: 'cannot', why: 'too-long', locale }
  return happened(account.id, `message:${said.message_id}`, now, { kind: 'text', text }, locale)
}

const textContent = z.object({ text: z.string() })
const postContent = z.object({
  title: z.string().optional(),
  content: z.array(z.array(z.object({ text: z.string().optional() }))),
})
const fileContent = z.object({ file_key: z.string().min(1), file_name: z.string().min(1).max(255) })
const imageContent = z.object({ image_key: z.string().min(1) })

type Mention = z.infer<typeof mention>

function textOf(
  type: string,
  content: unknown,
  mentions: readonly Mention[],
  called: (mention: Mention) => string,
): string | undefined {
  if (type === 'text') {
    const text = textContent.safeParse(content)
    return text.success
      ? mentions.reduce((rest, one) => rest.replaceAll(one.key, called(one)), text.data.text).trim()
      : undefined
  }
  if (type !== 'post') return undefined
  const post = postContent.safeParse(content)
  if (!post.success) return undefined
  const lines = post.data.content.map(line => line.map(piece => piece.text ?? '').join(''))
  return [post.data.title ?? '', ...lines]
    .filter(line => line !== '')
    .join('\n')
    .trim()
}

function fileOf(
  from: From,
  { message_id, message_type }: z.infer<typeof message>['message'],
  content: unknown,
  locale: Locale | undefined,
): Arrival {
  if (message_type === 'file') {
    const file = fileContent.safeParse(content)
    if (!file.success) return ignored('shape')
    const { file_key: key, file_name: name } = file.data
    return { ...from, kind: 'file', message: message_id, file: { key, name, type: 'file' }, locale }
  }
  const image = imageContent.safeParse(content)
  if (!image.success) return ignored('shape')
  // A picture has no name; which kind it is shows in its first bytes.
  return {
    ...from,
    kind: 'file',
    message: message_id,
    file: { key: image.data.image_key, name: '', type: 'image' },
    locale,
  }
}

function readClick(flat: unknown, now: string): Arrival {
  const parsed = click.safeParse(flat)
  if (!parsed.success) return ignored('shape')
  const { operator, action, context, event_id, token } = parsed.data
  const value = pressed.safeParse(action.value)
  if (!value.success) return ignored('not-ours')
  const account = accountOf(operator.open_id)
  // Clicks are never delivered twice; a key of card, person and button would swallow the second, corrected sending of a form.
  const key = `feishu:click:${event_id}`
  const typed = valuesOf(action.form_value ?? {})
  const { open_message_id: message, open_chat_id: chat } = context
  const base = { kind: 'click', account, key, message, chat, token, pressed: value.data, typed } as const
  if (value.data.do === 'press') return withEvent(base, now, { kind: 'press', token: value.data.t })
  if (value.data.do === 'send') return withEvent(base, now, { kind: 'press', token: value.data.t, values: typed })
  return base
}

function withEvent(base: Extract<Arrival, { kind: 'click' }>, at: string, what: unknown): Arrival {
  const event = inboundEvent.safeParse({ key: base.key, from: base.account, at, what })
  return event.success ? { ...base, event: event.data } : ignored('shape')
}
