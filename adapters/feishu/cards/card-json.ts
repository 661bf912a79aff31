// Feishu card JSON 2.0, as far as our cards use it. An unknown property is refused by the platform, so each is spelt out.
import { legible } from '../../../src/model/legible.ts'

export interface Plain {
  readonly tag: 'plain_text'
  readonly content: string
}

export interface Markdown {
  readonly tag: 'markdown'
  readonly content: string
  readonly text_size?: 'normal' | 'notation' | 'heading'
  readonly text_align?: 'left' | 'right'
}

type Behavior =
  | { readonly type: 'callback'; readonly value: Readonly<Record<string, string>> }
  | { readonly type: 'open_url'; readonly default_url: string }

export interface ButtonElement {
  readonly tag: 'button'
  readonly text: Plain
  readonly type: 'primary_filled' | 'default' | 'danger' | 'text'
  readonly size?: 'small' | 'medium'
  readonly behaviors: readonly Behavior[]
  /** Inside a form: unique in the card. */
  readonly name?: string
  readonly form_action_type?: 'submit'
}

interface Option {
  readonly text: Plain
  readonly value: string
}

interface Control {
  readonly name: string
  readonly required: boolean
  readonly placeholder?: Plain
  readonly width: 'fill'
}

export type FormControl =
  | (Control & {
      readonly tag: 'input'
      readonly default_value?: string
      readonly max_length: number
      readonly input_type: 'text' | 'multiline_text'
      readonly rows?: number
    })
  | (Control & { readonly tag: 'date_picker'; readonly initial_date?: string })
  | (Control & { readonly tag: 'picker_time'; readonly initial_time?: string })
  /** `initial_index` counts from 1; 0 shows none. */
  | (Control & { readonly tag: 'select_static'; readonly options: readonly Option[]; readonly initial_index?: number })
  | (Control & {
      readonly tag: 'multi_select_static'
      readonly options: readonly Option[]
      readonly selected_values?: readonly string[]
    })
  | { readonly tag: 'checker'; readonly name: string; readonly checked: boolean; readonly text: Plain }

interface Column {
  readonly tag: 'column'
  readonly width: 'auto' | 'weighted'
  readonly weight?: number
  readonly elements: readonly Element[]
}

interface ColumnSet {
  readonly tag: 'column_set'
  readonly flex_mode: 'none' | 'flow'
  readonly background_style?: string
  readonly columns: readonly Column[]
}

interface Panel {
  readonly tag: 'collapsible_panel'
  readonly expanded: boolean
  readonly header: { readonly title: Plain }
  readonly border?: { readonly color: 'grey' }
  readonly padding?: string
  readonly elements: readonly Element[]
}

export interface FormElement {
  readonly tag: 'form'
  readonly name: string
  readonly elements: readonly Element[]
}

export type Element = Markdown | { readonly tag: 'hr' } | ButtonElement | ColumnSet | Panel | FormElement | FormControl

export interface FeishuCard {
  readonly schema: '2.0'
  readonly config: {
    readonly update_multi: true
    readonly enable_forward: false
    readonly summary: { readonly content: string }
  }
  readonly header?: {
    readonly title: Plain
    readonly template: 'blue' | 'orange' | 'red' | 'grey'
  }
  readonly body: { readonly elements: readonly Element[] }
}

/** Letters that Feishu reads nothing into. */
export const plain = (content: string): Plain => ({ tag: 'plain_text', content: legible(content) })

/** Buttons beside each other; what does not fit wraps to the next line. */
export const buttonRow = (buttons: readonly ButtonElement[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: buttons.map(button => ({ tag: 'column', width: 'auto', elements: [button] })),
})

/** A part that folds, open or shut at first. */
export const panel = (title: string, expanded: boolean, elements: readonly Element[]): Panel => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(title) },
  border: { color: 'grey' },
  padding: '8px 8px 8px 8px',
  elements,
})
