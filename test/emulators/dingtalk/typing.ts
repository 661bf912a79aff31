// What a person types or picks, as DingTalk's client sends it for each kind of field.
import type { FormField } from './template.ts'

export function typedInto(field: FormField, value: string | readonly string[]): unknown {
  const options = field.options ?? []
  const place = (wanted: string): number => {
    const at = options.findIndex(one => [one.text, one.value].includes(wanted) || one.text.startsWith(wanted))
    if (at < 0) throw new Error(`${field.label} does not offer ${wanted}: ${options.map(one => one.text).join(', ')}`)
    return at
  }
  switch (field.type) {
    case 'SELECT': {
      const index = place(typeof value === 'string' ? value : (value[0] ?? ''))
      return { index, value: options[index]?.value }
    }
    case 'MULTI_SELECT': {
      const index = (typeof value === 'string' ? [value] : value).map(place)
      return { index, value: index.map(at => options[at]?.value) }
    }
    case 'CHECKBOX':
      return value.length > 0
    default:
      return value
  }
}
