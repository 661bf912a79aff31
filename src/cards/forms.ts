// A form's description becomes fields with labels, choices and what is already known.
import { choicesOf } from '../engine/forms.ts'
import { lastSettlement } from '../engine/look.ts'
import { itemsToAttest } from '../engine/personnel/open-items.ts'
import { minutesDraft } from '../engine/room/minutes-draft.ts'
import type { Choice, Field, Form, FormValues } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import { noBreak } from '../model/figures.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { FieldSpec } from '../model/form.ts'
import type { Locale, PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import { sourceText } from '../report/wording.ts'
import { talkLines } from '../talk/scripts/sheet.ts'
import type { Translate } from '../texts/texts.ts'
import { formatsFor } from './formats.ts'
import { lineLabel } from './labels.ts'
import { itemChoice } from './prepare/speech.ts'

export interface FormAbout {
  readonly flow: RunnableFlow
  readonly state: CaseState | undefined
  readonly world: World
  readonly t: Translate
  readonly locale: Locale
  readonly has: (key: string) => boolean
  readonly by: PersonId
  readonly draft: FormValues | undefined
}

/** The form of an option, in the viewer's language, with known values filled in. */
export function formView(id: string, submit: string, about: FormAbout): Form {
  const spec = about.flow.forms[id]
  if (!spec) throw new Error(`no form ${id}`)
  const optional = (key: string): string | undefined => (about.has(key) ? about.t(key) : undefined)
  return {
    title: optional(`form.${id}.title`),
    intro: optional(`form.${id}.intro`),
    submit,
    fields: spec.fields.filter(field => !field.hidden).map(field => fieldView(id, field, about, optional)),
  }
}

function fieldView(
  form: string,
  field: FieldSpec,
  about: FormAbout,
  optional: (key: string) => string | undefined,
): Field {
  const key = `form.${form}.${field.name}`
  const base = {
    name: field.name,
    label: about.t(key),
    help: optional(`${key}.help`),
    required: field.required,
    value: prefilled(field, about),
  }
  if (field.kind === 'one' || field.kind === 'many')
    return { ...base, kind: field.kind, choices: choices(key, field, about) }
  if (field.kind === 'file') return { ...base, kind: 'file' }
  if (field.kind === 'tick') return { ...base, kind: 'tick', value: undefined }
  const { min, max } = field
  if (field.kind === 'number') return { ...base, kind: field.kind, min, max }
  return field.kind === 'text' || field.kind === 'long'
    ? { ...base, kind: field.kind, max }
    : { ...base, kind: field.kind }
}

function choices(key: string, field: FieldSpec, about: FormAbout): readonly Choice[] {
  return choicesOf(field, about.state, about.world, about.by, about.flow).map(value => ({
    value,
    label: choiceLabel(key, field, value, about),
  }))
}

function choiceLabel(key: string, field: FieldSpec, value: string, about: FormAbout): string {
  if (field.from === 'employees' || field.from === 'hr-people' || field.from === 'colleagues') {
    const person = about.world.people.find(value)
    const manager = person?.managerId ? about.world.people.find(person.managerId)?.name : undefined
    return about.t('person.choice', {
      name: person?.name ?? value,
      department: person?.department ?? '—',
      manager: manager ?? '—',
      id: value,
    })
  }
  if (field.from === 'scene-lines') {
    return talkLines(about.flow).find(line => line.id === value)?.name[about.locale] ?? value
  }
  if (field.from === 'open-items') {
    const item = (about.state ? itemsToAttest(about.state) : []).find(one => one.id === value)
    return item ? itemChoice(item, about) : value
  }
  if (field.from === 'lines') {
    const line = (about.state ? lastSettlement(about.state) : undefined)?.lines.find(l => l.id === value)
    return line ? lineLabel(line, about.t) : value
  }
  return about.t(`${key}.${value}`)
}

const namesSource = (field: FieldSpec): boolean => field.name.endsWith('Source')

/** A row of an import by the name of its record, as it stands on the card; HR may write it otherwise. */
const saidSource = (source: string, { t, locale }: FormAbout): string =>
  sourceText(source, { t, date: formatsFor(locale, 'UTC').date }).replaceAll(noBreak, ' ')

function prefilled(field: FieldSpec, about: FormAbout): string | readonly string[] | undefined {
  const drafted = about.draft?.[field.name]
  if (drafted !== undefined)
    return namesSource(field) && typeof drafted === 'string' ? saidSource(drafted, about) : drafted
  switch (field.prefill) {
    case undefined:
      return undefined
    case 'zero':
      return '0'
    case 'considerationDays':
      return String(about.state?.considerationDays ?? about.world.settings.considerationDays)
    case 'checks':
      return about.state?.answers.checks?.values[field.name]
    case 'room':
      return about.state && minutesDraft(field.name, about.state, about.world)
    default:
      return about.state?.facts[field.prefill]?.value
  }
}
