// M7 and E1: minutes that both sides own, with what was not said put in writing beside them.
import { textOf } from '../../engine/look.ts'
import { ownWords } from '../../engine/operations/talk/minutes.ts'
import { unsaidPoints } from '../../engine/talk/outline.ts'
import type { Block } from '../../model/card.ts'
import type { Minutes } from '../../model/case.ts'
import { dayOf } from '../../model/dates.ts'
import { facts, nextLine, note, quoted, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

export const minutes: CardBuilder = about => {
  const { t, flow, state, instance, locale } = about
  const open = unsaidPoints(flow, state)
  // Whoever wrote them reads on the closed card what went out.
  const sent = instance.status === 'open' ? undefined : state.minutes.at(-1)
  return {
    title: t('minutes.title'),
    blocks: [
      words(t('minutes.words')),
      ...(open.length === 0
        ? []
        : [
            words(t('minutes.unsaid', { count: open.length })),
            { kind: 'steps' as const, items: open.map(line => ({ text: line.name[locale], state: 'open' as const })) },
          ]),
      note(about, t('minutes.honest'), ['POLICY-TALK']),
      ...(sent ? text(about, sent) : []),
    ],
    armed: risky(about),
    next: nextLine(about, t('minutes.next'), about.nameOf(about.instance.who)),
  }
}

/** Sentences worth a second look before the minutes go out; what would stop the case never gets this far. */
function risky({ t, instance, world }: CardAbout): readonly Block[] {
  const said = ownWords(instance.armed?.values ?? {})
  if (said === '') return []
  const { findings } = world.review({ text: said, scene: '36', speaker: 'manager' })
  const seen = findings.filter(finding => finding.severity !== 'info')
  if (seen.length === 0) return []
  return [
    { kind: 'note', text: t('minutes.look-again', { count: seen.length }), tone: 'warn' },
    ...seen.map(finding => ({
      kind: 'more' as const,
      label: `「${said.slice(...finding.span)}」`,
      text: [finding.why, t('minutes.safer', { safer: finding.safer })].join('\n'),
    })),
  ]
}

function text(about: CardAbout, last: Minutes): readonly Block[] {
  const { t, format, locale } = about
  const value = (name: string): string | undefined => textOf(last.values, name)
  const mode = value('mode')
  return [
    facts(
      [
        t('form.minutes.date'),
        `${format.date(value('date') ?? dayOf(last.at))} ${value('from') ?? ''}–${value('to') ?? ''}`,
      ],
      [t('form.minutes.participants'), value('participants')],
      [t('form.minutes.mode'), mode && t(`form.minutes.mode.${mode}`)],
      [t('form.minutes.companySaid'), value('companySaid')],
      [t('form.minutes.employeeSaid'), value('employeeSaid')],
      [t('form.minutes.agreed'), value('agreed') ?? t('minutes-check.nothing')],
      [t('form.minutes.notAgreed'), value('notAgreed') ?? t('minutes-check.nothing')],
    ),
    ...(last.written
      ? quoted(about, t('minutes-check.written'), last.written.map(point => `· ${point.text[locale]}`).join('\n'))
      : []),
  ]
}

/** The employee's words, each with its time, beside the minutes. */
function beside(about: CardAbout, last: Minutes): readonly Block[] {
  const { t, format } = about
  const { answer, additions = [] } = last
  const said = [
    ...(answer?.text ? [answer.text] : []),
    ...additions.map(one => `${one.text}\n${t('minutes-check.added-at', { at: format.moment(one.at) })}`),
  ]
  return [
    ...(answer ? [words(t(`minutes-check.answered-${answer.kind}`, { at: format.moment(answer.at) }))] : []),
    ...(said.length > 0 ? quoted(about, t('minutes-check.beside'), said.join('\n\n')) : []),
  ]
}

export const minutesCheck: CardBuilder = about => {
  const last = about.state.minutes.at(-1)
  return {
    title: about.t(last?.answer ? 'minutes-check.title-answered' : 'minutes-check.title'),
    blocks: [
      ...(last ? [...text(about, last), ...beside(about, last)] : []),
      note(about, about.t(last?.answer ? 'minutes-check.any-time' : 'minutes-check.no-answer'), ['POLICY-TALK']),
    ],
  }
}

export const toldMinutesAnswer: CardBuilder = about => {
  const last = about.state.minutes.at(-1)
  const added = about.instance.data?.added === 'yes'
  const shown = added ? last?.additions?.at(-1)?.text : last?.answer?.text
  return {
    title: about.t('told-minutes.title'),
    blocks: [
      words(about.t(added ? 'told-minutes.added' : `told-minutes.${last?.answer?.kind ?? 'true'}`)),
      ...(shown ? [strong(shown)] : []),
    ],
  }
}
