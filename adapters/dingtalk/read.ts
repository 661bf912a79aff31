// What DingTalk delivers, read: messages to the bot and clicks on cards. Edits do not exist; who writes in a group is pointed to the private conversation.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { InstantText } from '../../src/model/dates.ts'
import { formValues, type InboundEvent, longestText } from '../../src/model/inbound.ts'
import { jsonOf } from '../../src/model/json.ts'
import type { AccountRef } from '../../src/model/person.ts'
import { valuesOf } from './cards/form.ts'
import type { ClickParams } from './cards/template.ts'
import { ofOneOrganisation } from './verify.ts'

const message = z.looseObject({
  msgId: z.string().min(1),
  conversationType: z.string(),
  senderStaffId: z.string().min(1).max(128).optional(),
  senderCorpId: z.string().optional(),
  chatbotCorpId: z.string().optional(),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  content: z.unknown().optional(),
})

const richText = z.object({ richText: z.array(z.looseObject({ text: z.string().optional() })) })
const fileContent = z.object({ downloadCode: z.string().min(1), fileName: z.string().optional() })

export type Message =
  | { readonly kind: 'event'; readonly event: InboundEvent; readonly account: AccountRef }
  /** A file or picture that somebody hands to the bot. */
  | {
      readonly kind: 'file'
      readonly account: AccountRef
      readonly code: string
      readonly name: string
      readonly id: string
    }
  /** Answered with one sentence of the catalogue, nothing else happens. */
  | { readonly kind: 'answered'; readonly account: AccountRef; readonly words: string; readonly id: string }

/** Undefined for broken frames and people of other organisations. */
export function readMessage(data: unknown, now: InstantText): Message | undefined {
  const parsed = message.safeParse(data)
  if (!parsed.success) return undefined
  const { msgId, msgtype, senderStaffId } = parsed.data
  // People outside the organisation have no staff id; they cannot be reached and learn nothing.
  if (senderStaffId === undefined || !ofOneOrganisation(parsed.data.senderCorpId, parsed.data.chatbotCorpId))
    return undefined
  const account: AccountRef = { platform: 'dingtalk', id: senderStaffId }
  const id = digest(msgId)
  const answered = (words: string): Message => ({ kind: 'answered', account, words, id })
  if (parsed.data.conversationType !== '1') return answered('dingtalk.only-private')
  if (msgtype === 'file' || msgtype === 'picture')
    return fileOf(parsed.data.content, account, id) ?? answered('dingtalk.only-text')
  const text = textOf(msgtype, parsed.data.text?.content, parsed.data.content)
  if (text === undefined) return answered('dingtalk.only-text')
  if (text === '') return undefined
  if (text.length > longestText) return answered('dingtalk.message-too-long')
  // The frame of a redelivery has another messageId; the msgId inside stays the same.
  return {
    kind: 'event',
    account,
    event: { key: `dingtalk:msg:${id}`, from: account, at: now, what: { kind: 'text', text } },
  }
}

function textOf(msgtype: string, text: string | undefined, content: unknown): string | undefined {
  if (msgtype === 'text') return text?.trim()
  const rich = msgtype === 'richText' ? richText.safeParse(content) : undefined
  return rich?.success
    ? rich.data.richText
        .map(part => part.text ?? '')
        .join('')
        .trim()
    : undefined
}

function fileOf(content: unknown, account: AccountRef, id: string): Message | undefined {
  const parsed = fileContent.safeParse(content)
  if (!parsed.success) return undefined
  return { kind: 'file', account, code: parsed.data.downloadCode, name: parsed.data.fileName ?? '', id }
}

const click = z.looseObject({
  outTrackId: z.string().min(1).max(128),
  userId: z.string().min(1).max(128),
  userIdType: z.number().optional(),
  content: z.string(),
})
const short = z.string().max(200).optional()
const pressed = z.looseObject({
  cardPrivateData: z.looseObject({
    params: z.looseObject({
      t: z.string().max(2_300).optional(),
      n: short,
      f: short,
      l: short,
      g: short,
      d: short,
      form: z.unknown().optional(),
    }),
  }),
})

export interface Click {
  readonly account: AccountRef
  /** Our own id of the card: `outTrackId`. */
  readonly track: string
  readonly params: ClickParams
  /** Present when a form was sent. */
  readonly values?: z.infer<typeof formValues> | undefined
}

/** Undefined for broken frames and presses by anything but a staff id. */
export function readClick(data: unknown): Click | undefined {
  const parsed = click.safeParse(data)
  if (!parsed.success || (parsed.data.userIdType ?? 1) !== 1) return undefined
  const content = pressed.safeParse(jsonOf(parsed.data.content))
  if (!content.success) return undefined
  const { form, ...params } = content.data.cardPrivateData.params
  const values = form === undefined ? undefined : formValues.safeParse(valuesOf(form))
  if (values !== undefined && !values.success) return undefined
  return {
    account: { platform: 'dingtalk', id: parsed.data.userId },
    track: parsed.data.outTrackId,
    params,
    values: values?.data,
  }
}

/** A form's token travels with the turn it was opened in and the button it belongs to. */
export const formTokenOf = (token: string, turn: string, button: string): string => `${token} ${turn} ${button}`

export interface PressedWith {
  readonly token: string
  readonly turn: string
  readonly button?: string | undefined
}

/** The token a press brings, and the turn of the face it was pressed on; undefined for a button that carries none. */
export function pressedWith({ params, values }: Click): PressedWith | undefined {
  const [token, turn = '', button] = (params.t ?? '').split(' ')
  if (token === undefined || token === '' || token.length > 2_000) return undefined
  return values === undefined ? { token, turn: params.n ?? '' } : { token, turn, button }
}

/** The same click delivered twice is one event; a second press carries another turn and is another one. */
export function pressEvent(click: Click, { token, turn }: PressedWith, now: InstantText): InboundEvent {
  const values =
    click.values === undefined ? '' : JSON.stringify(Object.entries(click.values).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    key: `dingtalk:click:${digest([click.track, click.account.id, token, turn, values].join('\n'))}`,
    from: click.account,
    at: now,
    what: { kind: 'press', token, values: click.values },
  }
}

/** Forty hex digits: ids that DingTalk takes, and that tell nothing. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)
