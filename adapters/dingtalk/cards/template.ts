// The variables of the one card template, as docs/connect/dingtalk.md has it built: fourteen pairs of text and buttons, and a form.

/** A card's variables; DingTalk takes text only, lists and objects as JSON. */
export type CardParams = Readonly<Record<string, string>>

/** Pairs of a markdown text `s1`… and a group of buttons `r1`… below it. */
export const sectionCount = 14

/** Documented for each value (create-and-deliver-cards): 1 KB. */
export const valueBytes = 1_024

export const buttonsInRow = 3

/** Bytes of UTF-8, which is what DingTalk counts. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)

/** What a pressed button sends back. Short names: every byte counts towards the 1 KB of its row. */
export interface ClickParams {
  /** The signed token. */
  readonly t?: string | undefined
  /** Differs between two showings of a card, so that a second press is not taken for a redelivery of the first. */
  readonly n?: string | undefined
  /** Opens the form of the button with this id. */
  readonly f?: string | undefined
  /** The money line that button stands at. */
  readonly l?: string | undefined
  /** Turns to this page of the card. */
  readonly g?: string | undefined
  /** Asks for this file. */
  readonly d?: string | undefined
}

export interface RowButton {
  readonly text: string
  readonly color: 'blue' | 'gray' | 'red'
  readonly status: 'normal'
  readonly event:
    | { readonly type: 'sendCardRequest'; readonly params: { readonly actionId: string; readonly params: ClickParams } }
    | { readonly type: 'openLink'; readonly params: { readonly url: string } }
}

export interface Section {
  readonly text: string
  readonly row: readonly RowButton[]
}

/** The form variable: DingTalk draws it, checks what is required, and sends it as `params.form`. */
export interface CardForm {
  readonly fields: readonly CardField[]
}
export interface CardField {
  readonly name: string
  readonly label: string
  readonly type: 'TEXT' | 'DATE' | 'SELECT' | 'MULTI_SELECT' | 'CHECKBOX'
  readonly required?: true
  readonly placeholder?: string
  readonly defaultValue?:
    | string
    | { readonly index: number | readonly number[]; readonly value: string | readonly string[] }
  readonly options?: readonly { readonly value: string; readonly text: string }[]
}

export interface Face {
  readonly title: string
  readonly state: string
  readonly sections: readonly Section[]
  /** An open form: its fields, the word on its button, and the token it was opened with. */
  readonly form?: { readonly fields: string; readonly submit: string; readonly token: string } | undefined
}

/** Every variable, so that nothing of an earlier face stays behind. */
export function paramsOf(face: Face): CardParams {
  const params: Record<string, string> = { title: face.title, state: face.state }
  for (let index = 0; index < sectionCount; index += 1) {
    const section = face.sections[index]
    params[`s${index + 1}`] = section?.text ?? ''
    params[`r${index + 1}`] = JSON.stringify(section?.row ?? [])
  }
  params.form = face.form?.fields ?? '{"fields":[]}'
  params.form_submit = face.form?.submit ?? ''
  params.form_t = face.form?.token ?? ''
  return params
}
