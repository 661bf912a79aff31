// Buttons of a card: labels from the catalogue, tokens signed for one person and one content.
import { holds } from '../engine/guards/guard.ts'
import { lastSettlement, settlementAt } from '../engine/look.ts'
import type { Button } from '../model/card.ts'
import type { CaseState, StepInstance } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { Option, RunnableFlow, Step } from '../model/flow.ts'
import type { Locale } from '../model/person.ts'
import type { World } from '../model/world.ts'
import type { Texts, TextValues, Translate } from '../texts/texts.ts'
import { formView } from './forms.ts'
import { type Claims, signToken } from './token.ts'

/** Buttons live this long; an older press brings the current card. */
const lifeSeconds = 60 * 86_400

export interface Signing {
  readonly ref: CardRef
  readonly seen: string
  readonly world: World
  readonly secret: Uint8Array
}

/** The token of one option. */
export function tokenFor(signing: Signing, option: string, data?: Readonly<Record<string, string>>): string {
  const { ref } = signing
  const claims: Claims = {
    v: 1,
    ...(ref.caseId === undefined ? {} : { c: ref.caseId }),
    i: ref.instance,
    k: ref.card,
    o: option,
    p: ref.to,
    s: signing.seen,
    x: Math.floor(Date.parse(signing.world.now) / 1000) + lifeSeconds,
    ...((data ?? ref.data) ? { d: { ...ref.data, ...data } } : {}),
  }
  return signToken(signing.secret, claims)
}

export interface ButtonAbout {
  readonly flow: RunnableFlow
  readonly state: CaseState
  readonly instance: StepInstance
  readonly step: Step
  readonly signing: Signing
  readonly texts: Texts
  readonly locale: Locale
}

/** `button.<step>.<option>`, or the shared `button.<option>`. */
export function buttonLabel(step: string, option: string, texts: Texts, locale: Locale, values?: TextValues): string {
  const own = `button.${step}.${option}`
  return texts.t(locale, texts.has(locale, own) ? own : `button.${option}`, values)
}

/** What a label may name: the version the card stands for. */
export const labelValues = (state: CaseState, instance: StepInstance): TextValues => ({
  version: (instance.status === 'open' ? lastSettlement(state) : settlementAt(state, instance))?.version ?? 0,
})

export function optionButton(
  option: Option,
  id: string,
  about: ButtonAbout,
  data?: Readonly<Record<string, string>>,
): Button {
  const { texts, locale } = about
  const t: Translate = texts.in(locale)
  const scope = id.startsWith('footer.') ? 'footer' : about.step.id
  const label = buttonLabel(scope, option.id, texts, locale, labelValues(about.state, about.instance))
  return {
    id,
    label,
    style: option.style,
    token: tokenFor(about.signing, id, data),
    ...(option.form === undefined
      ? {}
      : {
          form: formView(
            option.form,
            texts.has(locale, `submit.${about.step.id}.${option.id}`)
              ? t(`submit.${about.step.id}.${option.id}`)
              : label,
            {
              flow: about.flow,
              state: about.state,
              world: about.signing.world,
              t,
              locale,
              has: key => texts.has(locale, key),
              by: about.signing.ref.to,
              draft: about.instance.draft,
            },
          ),
        }),
  }
}

/** The options of a step that stand in one place and are allowed now. */
export const optionsAt = (place: Option['place'], step: Step, state: CaseState): readonly Option[] =>
  step.options.filter(option => option.place === place && holds(option.when, state))

/** The two buttons of the second click. */
export function confirmButtons(option: Option, about: ButtonAbout): readonly Button[] {
  const t = about.texts.in(about.locale)
  return [
    {
      id: `${option.id}!yes`,
      label: t('button.yes'),
      style: option.style === 'danger' ? 'danger' : 'main',
      token: tokenFor(about.signing, `${option.id}!yes`),
    },
    {
      id: `${option.id}!back`,
      label: t('button.back'),
      style: 'plain',
      token: tokenFor(about.signing, `${option.id}!back`),
    },
  ]
}
