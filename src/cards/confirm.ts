// The second click: one sentence that says exactly what happens, what was typed, 「确认」 and 「返回」.
import type { Block } from '../model/card.ts'
import type { StepInstance } from '../model/case.ts'
import type { Option } from '../model/flow.ts'
import { readAmount } from '../model/money.ts'
import type { Texts } from '../texts/texts.ts'
import type { CardAbout } from './card.ts'
import { formView } from './forms.ts'

/** What stands on an armed card instead of its normal content. */
export function confirmBlocks(
  option: Option,
  armed: NonNullable<StepInstance['armed']>,
  about: CardAbout,
  texts: Texts,
): readonly Block[] {
  const { t, step, locale } = about
  const effect = t(`confirm.${step.id}.${option.id}`, confirmValues(about))
  const rows = option.form === undefined ? [] : typedRows(option.form, armed, about, key => texts.has(locale, key))
  return [
    { kind: 'words', text: effect, strong: true },
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    { kind: 'note', text: t('card.two-clicks') },
  ]
}

/** Values every confirm sentence may use. */
function confirmValues({ state, format, nameOf }: CardAbout): Record<string, string> {
  const settlement = state.settlements.at(-1)
  return {
    employee: nameOf(state.parties.employee),
    lastDay: format.date(settlement?.lastDay ?? state.opening.lastDay),
    version: String(settlement?.version ?? 0),
    net: settlement ? format.amount(settlement.net) : '—',
    agreement: String(state.agreements.at(-1)?.version ?? 0),
  }
}

function typedRows(
  formId: string,
  armed: NonNullable<StepInstance['armed']>,
  about: CardAbout,
  has: (key: string) => boolean,
): readonly (readonly [string, string])[] {
  const form = formView(formId, '', {
    flow: about.flow,
    state: about.state,
    world: about.world,
    t: about.t,
    locale: about.locale,
    has,
    by: about.instance.who ?? '',
    draft: undefined,
  })
  return form.fields.flatMap(field => {
    const value = armed.values[field.name]
    if (value === undefined || value === '' || value.length === 0) return []
    const items = typeof value === 'string' ? [value] : value
    const shown = items.map(item => {
      if (field.kind === 'one' || field.kind === 'many')
        return field.choices.find(choice => choice.value === item)?.label ?? item
      if (field.kind === 'file') return about.state.files?.[item]?.name ?? about.t('card.file')
      if (field.kind === 'tick') return about.t('card.ticked')
      if (field.kind === 'date') return about.format.date(item)
      const amount = field.kind === 'money' ? readAmount(item) : undefined
      if (amount) return about.format.amount(amount)
      return item
    })
    return [[field.label, shown.join(', ')] as const]
  })
}
