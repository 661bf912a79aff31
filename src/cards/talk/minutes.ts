// M7 and E1: minutes that both sides own.
import { textOf } from '../../engine/look.ts'
import type { Block } from '../../model/card.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

export const minutes: CardBuilder = about => ({
  title: about.t('minutes.title'),
  blocks: [words(about.t('minutes.words')), note(about, about.t('minutes.honest'), ['POLICY-TALK'])],
  next: nextLine(about, about.t('minutes.next'), about.nameOf(about.state.parties.manager)),
})

function text(about: CardAbout): readonly Block[] {
  const { t, state, format } = about
  const last = state.minutes.at(-1)
  if (!last) return []
  const value = (name: string): string | undefined => textOf(last.values, name)
  return [
    facts(
      [
        t('form.minutes.date'),
        `${format.date(value('date') ?? last.at.slice(0, 10))} ${value('from') ?? ''}–${value('to') ?? ''}`,
      ],
      [t('form.minutes.participants'), value('participants')],
      [t('form.minutes.companySaid'), value('companySaid')],
      [t('form.minutes.employeeSaid'), value('employeeSaid')],
      [t('form.minutes.agreed'), value('agreed') ?? '—'],
      [t('form.minutes.notAgreed'), value('notAgreed') ?? '—'],
    ),
    ...(last.answer?.text ? [strong(t('minutes-check.beside')), words(last.answer.text)] : []),
  ]
}

export const minutesCheck: CardBuilder = about => ({
  title: about.t('minutes-check.title'),
  blocks: [...text(about), note(about, about.t('minutes-check.no-answer'), ['POLICY-TALK'])],
})

export const toldMinutesAnswer: CardBuilder = about => {
  const answer = about.state.minutes.at(-1)?.answer
  return {
    title: about.t('told-minutes.title'),
    blocks: [words(about.t(`told-minutes.${answer?.kind ?? 'true'}`)), ...(answer?.text ? [strong(answer.text)] : [])],
  }
}
