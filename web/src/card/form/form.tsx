// A form inside a card: labelled fields, mistakes told at the field, Esc puts an asked-for form away.
import { type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import type { Button, Form } from '../../../../src/model/card.ts'
import type { FieldProblems } from '../../api/wire.ts'
import { Said } from '../../texts/said.tsx'
import { useLanguage } from '../../texts/texts.ts'
import { AntDesign } from '../../theme/ant-design.tsx'
import { CardButton } from '../card-button.tsx'
import { useDesk } from '../desk.ts'
import type { Pressing } from '../pressing.ts'
import { enteredFrom, type Sample } from '../sample.ts'
import { mistakesIn } from './check.ts'
import { FieldBox } from './field.tsx'
import './form.css'
import { keep, keptAt, PlaceContext } from './kept.ts'
import './one-of-each.tsx'
import { type Entered, toSend } from './values.ts'

interface Props {
  readonly form: Form
  readonly button: Button
  readonly pressing: Pressing
  readonly onDone: () => void
  /** Present when the form was asked for and can be put away. */
  readonly onClose?: (() => void) | undefined
  /** Id of the element that names the form when it has no title. */
  readonly namedBy?: string | undefined
  /** The card's other buttons, beside the one that sends. */
  readonly beside?: ReactNode
  readonly sample?: Sample | undefined
}

export function CardForm({ form, button, pressing, onDone, onClose, namedBy, beside, sample }: Props) {
  const { say } = useLanguage()
  const place = `${useContext(PlaceContext)}/${button.id}`
  const [entered, setEntered] = useState<Entered>(() => keptAt(place, form))
  const [problems, setProblems] = useState<FieldProblems>({})
  const [told, setTold] = useState(0)
  const [uploads, setUploads] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const title = useId()
  const waiting = pressing.waiting || uploads > 0
  const asked = onClose !== undefined
  // A form that is the card itself has the card's title.
  const heading = asked ? form.title : undefined

  // A form that was asked for takes the keyboard to its first field.
  useEffect(() => {
    if (asked) firstOf(element.current)?.focus()
  }, [asked])

  const desk = useDesk()
  const filled = useRef(0)
  useEffect(() => {
    if (!sample || filled.current === sample.asked) return
    filled.current = sample.asked
    firstOf(element.current)?.focus()
    setUploads(old => old + 1)
    void enteredFrom(form, sample, desk).then(entries => {
      setUploads(old => old - 1)
      setProblems({})
      setEntered(old => ({ ...old, ...entries }))
    })
  }, [sample, form, desk])

  useEffect(() => keep(place, form, entered), [place, form, entered])

  // Whoever is told of mistakes is taken to the first of them.
  useEffect(() => {
    if (told > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [told])

  const tell = (found: FieldProblems) => {
    setProblems(found)
    setTold(times => times + 1)
  }
  const send = async () => {
    const found = mistakesIn(form, entered)
    if (Object.keys(found).length > 0) {
      tell(Object.fromEntries(Object.entries(found).map(([name, { key, values }]) => [name, say(key, values)])))
      return
    }
    setProblems({})
    const outcome = await pressing.press(button, toSend(form, entered))
    if (outcome.kind === 'fields') tell(outcome.fields)
    if (outcome.kind === 'done') {
      setEntered({})
      // The form may be gone before its next look at what is entered.
      keep(place, form, {})
      onDone()
    }
  }
  const count = Object.keys(problems).length

  return (
    <form
      ref={element}
      className="form"
      noValidate
      aria-labelledby={heading ? title : namedBy}
      onSubmit={event => {
        event.preventDefault()
        if (!waiting) void send()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape' && onClose && !event.nativeEvent.isComposing) {
          event.stopPropagation()
          onClose()
        }
      }}
    >
      {heading && (
        <h4 id={title} className="form-title">
          {heading}
        </h4>
      )}
      {form.intro && (
        <p className="form-intro">
          <Said text={form.intro} />
        </p>
      )}
      <AntDesign>
        {form.fields.map(field => (
          <FieldBox
            key={field.name}
            field={field}
            marksOptional={form.fields.some(one => one.required)}
            entered={entered}
            problem={problems[field.name]}
            onUploading={change => setUploads(old => old + change)}
            onEnter={value => {
              setEntered(old => ({ ...old, [field.name]: value }))
              setProblems(({ [field.name]: _, ...rest }) => rest)
            }}
          />
        ))}
      </AntDesign>
      <p className="form-problems" role="alert">
        {count > 0 && say('form.problems', { count })}
      </p>
      <div className="actions">
        <CardButton
          look={button.style === 'danger' ? 'danger' : 'main'}
          submit
          waiting={waiting}
          busy={pressing.now === button.token}
        >
          {form.submit}
        </CardButton>
        {onClose && (
          <CardButton look="quiet" waiting={pressing.waiting} onPress={onClose}>
            {say('form.close')}
          </CardButton>
        )}
        {beside}
      </div>
    </form>
  )
}

const firstOf = (form: HTMLFormElement | null): HTMLElement | null | undefined =>
  form?.querySelector<HTMLElement>('input, select, textarea')
