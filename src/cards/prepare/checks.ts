// M2 and the cards around the checks.

import { textOf } from '../../engine/look.ts'
import { type Check, checksOf } from '../../engine/opening/checks.ts'
import type { Block } from '../../model/card.ts'
import { dayOf } from '../../model/dates.ts'
import { growthOf } from '../../report/growth.ts'
import { performanceText } from '../../report/wording.ts'
import { facts, nextLine, note, quoted, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { speechOf } from './speech.ts'

export const checks: CardBuilder = about => {
  const { state, t, nameOf, instance } = about
  const all = checksOf(state)
  const done = all.filter(check => check.done).length
  const missing = all.filter(check => !check.done)
  const returned = textOf(state.answers.checks?.values ?? {}, 'returned')
  const items = all.map(check => ({
    state: check.done ? ('done' as const) : ('missing' as const),
    text: check.done
      ? doneText(check, about)
      : t('check.open', {
          what: t(`check.${check.id}.open`, { value: '', ...check.values }),
          who:
            check.who === 'directory'
              ? nameOf(state.parties.hrbp)
              : check.who === 'manager'
                ? t('check.you')
                : nameOf(state.parties[check.who]),
        }),
  }))
  const mine = missing.filter(check => check.who === 'manager').length
  return {
    title:
      missing.length === 0
        ? t('checks.title-done', { all: String(all.length) })
        : t('checks.title', { done: String(done), all: String(all.length) }),
    tone: 'warn',
    blocks: [
      ...(returned && instance.step === 'checks'
        ? [note(about, t('checks.returned', { why: returned }), [], 'warn')]
        : []),
      facts(
        [t('case.employee'), `${nameOf(state.parties.employee)} · ${state.parties.employee}`],
        [t('case.last-day'), about.format.date(state.opening.lastDay)],
      ),
      { kind: 'steps', items },
      ...records(about),
      ...(about.world.people.withRole('helpline').length === 0 ? [note(about, t('checks.no-helpline'))] : []),
      note(about, t('checks.keep-quiet'), ['POLICY-CHECKS']),
    ],
    next: t('checks.next', {
      mine,
      others: missing.length - mine,
      hr: nameOf(state.parties.hrbp),
    }),
  }
}

/** What the files say already, so that nobody types from memory what is on record. */
function records(about: CardAbout): readonly Block[] {
  const { t, state } = about
  const { personnel } = state
  if (personnel === undefined) return []
  const held = personnel.assets
  return [
    facts(
      [t('prep.performance'), performanceText(growthOf(state, dayOf(state.openedAt)), speechOf(about))],
      [t('checks.equipment'), held === undefined ? t('prep.not-imported') : t('item-check.pieces', { n: held.length })],
    ),
  ]
}

export const openItems: CardBuilder = about => {
  const { t, state, nameOf } = about
  return {
    title: t('open-items.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('open-items.why')),
      facts([t('case.employee'), `${nameOf(state.parties.employee)} · ${state.parties.employee}`]),
      note(about, t('open-items.unknown-is-fair'), ['CN-WPR-9']),
    ],
    next: nextLine(about, t('open-items.next'), nameOf(state.parties.payroll)),
  }
}

export const toldPassedToHr: CardBuilder = about => ({
  title: about.t('told-passed.title'),
  blocks: [words(about.t('told-passed.words', { hr: about.nameOf(about.state.parties.hrbp) }))],
  next: nextLine(about, about.t('next.review'), about.nameOf(about.state.parties.hrbp)),
})

export const toldBasis: CardBuilder = about => ({
  title: about.t('told-basis.title'),
  blocks: [
    ...['CN-LCL-36', 'CN-LCL-46', 'CN-LCL-47', 'POLICY-CHECKS'].map(
      (id): Block => note(about, about.t(`told-basis.${id}`), [id]),
    ),
    words(about.t('told-basis.performance')),
  ],
})

/** What nobody but HR can bring: the manager is told that HR does. */
export const factsWanted: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  return {
    title: t('facts-wanted.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('facts-wanted.why', { manager: nameOf(state.parties.manager) })),
      listed(
        checksOf(state).filter(check => check.who === 'directory'),
        about,
      ),
    ],
    next: nextLine(about, t('facts-wanted.next'), nameOf(instance.who)),
  }
}

export const helpWanted: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  return {
    title: t('help-wanted.title', { manager: nameOf(state.parties.manager), employee: nameOf(state.parties.employee) }),
    blocks: [
      ...quoted(about, t('help-wanted.asked'), instance.data?.why ?? ''),
      listed(
        checksOf(state).filter(check => !check.done),
        about,
      ),
    ],
    next: nextLine(about, t('help-wanted.next'), nameOf(instance.who)),
  }
}

const listed = (checks: readonly Check[], about: CardAbout): Block => ({
  kind: 'steps',
  items: checks.map(check =>
    check.done
      ? { state: 'done' as const, text: doneText(check, about) }
      : { state: 'missing' as const, text: about.t(`check.${check.id}.open`, { value: '', ...check.values }) },
  ),
})

function doneText({ id, values }: Check, { t, format }: CardAbout): string {
  const hired = id === 'hired-on' && values.value !== undefined ? { value: format.date(values.value) } : {}
  return t(`check.${id}.done`, { value: '', ...values, ...hired })
}

export const toldAnswer: CardBuilder = ({ t, instance, nameOf, state }) => ({
  title: t('told-answer.title', { hr: nameOf(instance.data?.by ?? state.parties.hrbp) }),
  blocks: [words(instance.data?.answer ?? t('told-answer.supplied'))],
})
