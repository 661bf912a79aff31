// What a person sees: a small semantic view that every messenger renders whole or declares how it degrades.
import type { InstantText } from './dates.ts'
import type { Money } from './money.ts'
import type { LineInRoom } from './room.ts'

export type Tone = 'calm' | 'warn' | 'stop'

export interface CardView {
  /** Stable for the life of the card: `case/instance/person`. A new view of the same key replaces the old one. */
  readonly key: string
  /** Counts the views of one key upwards. */
  readonly revision: number
  /** Digest of everything shown except tokens; equal hash means nothing new to show. */
  readonly hash: string
  /** Digest of the content its buttons are bound to: what was opened before this changed is refused. */
  readonly seen: string
  readonly tone: Tone
  readonly title: string
  /** Text for push and chat list: always neutral. */
  readonly preview: string
  readonly blocks: readonly Block[]
  readonly buttons: readonly Button[]
  /** Buttons that stand on every card of this person (ask HR, my rights, later). */
  readonly footer?: readonly Button[] | undefined
  /** 「下一步:… 由 … 在 … 前完成」 */
  readonly next?: string | undefined
  readonly closed?: boolean | undefined
}

export type Block =
  | { readonly kind: 'words'; readonly text: string; readonly strong?: boolean | undefined }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'lines'; readonly rows: readonly MoneyRow[]; readonly total?: MoneyRow | undefined }
  | {
      readonly kind: 'note'
      readonly text: string
      readonly basis?: readonly string[] | undefined
      readonly tone?: Tone | undefined
    }
  | {
      readonly kind: 'steps'
      readonly items: readonly { readonly text: string; readonly state: 'done' | 'open' | 'missing' }[]
    }
  | { readonly kind: 'files'; readonly items: readonly FileLink[] }
  | { readonly kind: 'rule' }
  /** A text that unfolds: rights, privacy notice, the whole agreement. */
  | { readonly kind: 'more'; readonly label: string; readonly text: string }

export interface MoneyRow {
  readonly id: string
  readonly label: string
  readonly amount: Money
  /** Short line under the label, e.g. `7 × 18 600.00 · 《劳动合同法》第 47 条`. */
  readonly caption?: string | undefined
  /** What opens behind the line: formula, facts, source, article. */
  readonly detail: readonly (readonly [name: string, value: string])[]
  readonly mark?: 'estimated' | 'disputed' | 'checked' | 'reserved' | 'changed' | undefined
  readonly markLabel?: string | undefined
  /** Shown struck through when the amount changed. */
  readonly before?: Money | undefined
  /** Buttons that belong to this line (「没问题」「有疑问」). */
  readonly buttons?: readonly Button[] | undefined
}

export interface FileLink {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
}

export interface Button {
  /** The option it chooses. */
  readonly id: string
  readonly label: string
  readonly style: 'main' | 'plain' | 'quiet' | 'danger'
  /** Signed, bound to person, case, step, option and content. */
  readonly token: string
  /** When present, pressing opens this form; its values travel with the press. */
  readonly form?: Form | undefined
}

export interface Form {
  readonly title?: string | undefined
  readonly intro?: string | undefined
  readonly fields: readonly Field[]
  readonly submit: string
}

interface FieldBase {
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly required?: boolean | undefined
  readonly value?: string | readonly string[] | undefined
}
export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
}
export type Field =
  | (FieldBase & {
      readonly kind: 'text' | 'long'
      /** The longest text that is taken. */
      readonly max?: number | undefined
    })
  | (FieldBase & { readonly kind: 'date' | 'time' | 'money' })
  | (FieldBase & { readonly kind: 'number'; readonly min?: number | undefined; readonly max?: number | undefined })
  | (FieldBase & { readonly kind: 'one' | 'many'; readonly choices: readonly Choice[] })
  /** Never ticked beforehand. */
  | (FieldBase & { readonly kind: 'tick' })
  | (FieldBase & { readonly kind: 'file'; readonly accept?: string | undefined })

/** Values of a form as they arrive: text, a list of choices, or file ids. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

export interface Toast {
  readonly text: string
  readonly tone: Tone
}

/** A message of the bot or of the person in one conversation. */
export interface ChatLine {
  readonly id: string
  readonly at: InstantText
  readonly from: 'person' | 'bot'
  readonly text?: string | undefined
  readonly card?: CardView | undefined
  readonly room?: LineInRoom | undefined
}
