// E0 and what belongs to it: rights, questions to HR, a notice that reached the wrong person.
import type { Block } from '../../model/card.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

const rightsText = ({ t, state }: CardAbout): string =>
  [1, 2, 3, 4, 5, 6].map(n => `· ${t(`rights.${n}`, { days: String(state.considerationDays) })}`).join('\n')

/** Rights and the privacy notice unfold; they are the same wherever they stand. */
function rights(about: CardAbout): readonly Block[] {
  const { t, world } = about
  return [
    { kind: 'more', label: t('rights.label'), text: rightsText(about) },
    {
      kind: 'more',
      label: t('privacy.label'),
      text: t('privacy.text', {
        company: world.settings.company.legalName,
        contact: world.settings.company.privacyContact,
      }),
    },
  ]
}

export const openingNotice: CardBuilder = about => {
  const { t, state, format } = about
  const readAt = state.answers['opening-notice.read']?.at
  return {
    title: t('opening-notice.title'),
    blocks: [
      words(t('opening-notice.wish')),
      strong(t('opening-notice.free')),
      words(t('opening-notice.days', { days: String(state.considerationDays) })),
      ...rights(about),
      note(about, t('opening-notice.no-condition'), ['CN-LCL-36', 'CN-LCL-50', 'CN-WPR-9']),
      note(
        about,
        readAt ? t('opening-notice.read-at', { at: format.moment(readAt) }) : t('opening-notice.read-is-receipt'),
      ),
    ],
  }
}

export const toldRights: CardBuilder = about => ({
  title: about.t('rights.title'),
  blocks: [words(rightsText(about)), note(about, about.t('rights.where'), ['CN-LCL-36', 'CN-LCL-50', 'CN-WPR-9'])],
})

export const question: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const over = instance.status === 'told'
  const asked = instance.data?.question ?? ''
  const reply = state.steps.find(({ step, openedAt }) => step === 'told-reply' && openedAt === instance.outcome?.at)
  return {
    title: t('question.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      ...(instance.outcome
        ? [facts([t('question.asked'), asked], [t('question.answer'), reply?.data?.answer])]
        : [words(asked)]),
      ...(over ? [note(about, t('question.case-over'), [], 'warn')] : []),
      note(about, t('question.private')),
    ],
    next: over ? undefined : nextLine(about, t('question.next'), nameOf(instance.who)),
  }
}

export const toldReply: CardBuilder = ({ t, instance, nameOf, state }) => ({
  title: t('told-reply.title', { hr: nameOf(instance.data?.by ?? state.parties.hrbp) }),
  blocks: [facts([t('told-reply.you'), instance.data?.question]), strong(instance.data?.answer ?? '')],
})

export const privacyIncident: CardBuilder = about => ({
  title: about.t('privacy-incident.title'),
  tone: 'stop',
  blocks: [
    words(about.t('privacy-incident.words', { who: about.nameOf(about.instance.data?.person) })),
    { kind: 'steps', items: [1, 2, 3].map(n => ({ state: 'open' as const, text: about.t(`privacy-incident.${n}`) })) },
    note(about, about.t('privacy-incident.law'), ['CN-PIPL-57']),
  ],
  next: nextLine(about, about.t('privacy-incident.next'), about.nameOf(about.instance.who)),
})
