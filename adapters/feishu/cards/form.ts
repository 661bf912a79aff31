// The form of a button, standing inside the card: its content folded above, the fields, what is wrong beside each, send and back.
import type { Button, CardView, FormValues } from '../../../src/model/card.ts'
import { refilled } from '../../../src/model/open-form.ts'
import type { CardWords } from '../words.ts'
import { contentOf, fits, frame } from './card.ts'
import { buttonRow, type Element, type FeishuCard, panel } from './card-json.ts'
import { callButton, linkButton } from './drawing.ts'
import { type Arrived, fieldElements, tooLongFor } from './fields.ts'
import { bold, inert, red } from './markup.ts'

export interface FormAsked {
  readonly view: CardView
  readonly button: Button
  /** The money line the button stands at. */
  readonly line?: string | undefined
  /** What was typed before; nothing of it is lost when a field is wrong. */
  readonly typed?: FormValues | undefined
  readonly wrong?: Readonly<Record<string, string>> | undefined
  /** The card changed since it was shown: its content stands open. */
  readonly changed: boolean
  /** Files this person sent to the chat and has not used. */
  readonly files: readonly Arrived[]
}

/** With the content above it as long as it fits; a form that no card holds is a link to its page. */
export function formCard(asked: FormAsked, words: CardWords): FeishuCard {
  const { view } = asked
  if (standing(asked)?.fields.some(tooLongFor)) return onPage(asked, words)
  const content = contentOf(view, words)
  const above: readonly Element[] = content.length === 0 ? [] : [panel(words.say('content'), asked.changed, content)]
  const whole = frame(view, [...above, ...formElements(asked, words)])
  if (fits(whole)) return whole
  const link = linkButton(words.say('open-whole'), words.cardLink())
  const short = frame(view, [link, ...formElements(asked, words)])
  return fits(short) ? short : onPage(asked, words)
}

function formElements(asked: FormAsked, words: CardWords): readonly Element[] {
  const { view, button, line } = asked
  const form = standing(asked)
  if (form === undefined) return []
  const takesFiles = form.fields.some(field => field.kind === 'file')
  const wrong = Object.keys(asked.wrong ?? {}).length > 0
  const send = callButton(form.submit, 'main', { do: 'send', k: view.key, b: button.id, l: line, t: button.token })
  const again = callButton(words.say('again'), 'plain', { do: 'again', k: view.key, b: button.id, l: line })
  return [
    { tag: 'markdown', content: bold(form.title ?? button.label), text_size: 'heading' },
    ...(form.intro === undefined ? [] : [{ tag: 'markdown', content: inert(form.intro) } as const]),
    ...(wrong ? [{ tag: 'markdown', content: red(words.say('wrong')) } as const] : []),
    {
      tag: 'form',
      name: 'form',
      elements: [
        ...form.fields.flatMap(field => fieldElements(field, words, { ...asked, takesFiles })),
        buttonRow([
          { ...send, name: 'do_send', form_action_type: 'submit' },
          ...(takesFiles ? [{ ...again, name: 'do_again', form_action_type: 'submit' } as const] : []),
        ]),
      ],
    },
    buttonRow([
      callButton(words.say('back'), 'quiet', { do: 'back', k: view.key }),
      // A form box of Feishu takes 1,000 letters and no file dialog; the page takes both.
      { ...linkButton(words.say('on-page'), words.formLink(button.id)), type: 'text' },
    ]),
  ]
}

const standing = ({ button, typed }: FormAsked) => button.form && refilled(button.form, typed)

/** More choices than a card may hold: the form is filled in on the page. */
const onPage = ({ view, button }: FormAsked, words: CardWords): FeishuCard =>
  frame(view, [
    { tag: 'markdown', content: inert(words.say('form-too-long')) },
    linkButton(button.form?.title ?? button.label, words.formLink(button.id)),
    buttonRow([callButton(words.say('back'), 'quiet', { do: 'back', k: view.key })]),
  ])
