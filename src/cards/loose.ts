// Cards of no case: the start form, help, the list of one's own cases.
import type { CardView } from '../model/card.ts'
import type { CardRef } from '../model/effect.ts'
import { zoneOf } from '../model/person.ts'
import { tokenFor } from './buttons.ts'
import type { CardAsked, LooseBuilder } from './card.ts'
import { finished } from './finished.ts'
import { formatsFor } from './formats.ts'
import { formView } from './forms.ts'
import { estimate } from './prepare/estimate.ts'
import { help } from './prepare/help.ts'
import { home } from './prepare/home.ts'
import { start } from './prepare/start.ts'
import { monthlyReview } from './talk/monthly-review.ts'
import { rehearsal } from './talk/rehearsal.ts'
import { scripts } from './talk/script-library.ts'

const loose: Readonly<Record<string, LooseBuilder>> = {
  start,
  estimate,
  help,
  home,
  rehearsal,
  scripts,
  'monthly-review': monthlyReview,
}

/** The view of a card without a case. */
export function buildLoose(ref: CardRef, asked: CardAsked): CardView | undefined {
  const build = loose[ref.card]
  if (!build) return undefined
  const { flow, state, world, locale, texts } = asked
  const t = texts.in(locale)
  const body = build({
    ref,
    flow,
    state,
    mine: asked.mine ?? [],
    rehearsal: asked.rehearsal,
    world,
    locale,
    t,
    format: formatsFor(locale, zoneOf(world.people, ref.to)),
  })
  const signing = { ref, seen: ref.instance, world, secret: asked.secret }
  const buttons = (body.options ?? []).map(option => {
    const label = option.label ?? t(`button.${ref.card}.${option.id}`)
    return {
      id: option.id,
      label,
      style: option.style,
      token: tokenFor(signing, option.id),
      ...(option.form === undefined
        ? {}
        : {
            form: formView(option.form, label, {
              flow,
              state: undefined,
              world,
              t,
              locale,
              has: key => texts.has(locale, key),
              by: ref.to,
              // What was calculated can be changed and calculated again.
              draft: ref.data,
            }),
          }),
    }
  })
  return finished(ref, body, { buttons: body.closed ? [] : buttons, closed: body.closed, seen: ref.instance, t })
}
