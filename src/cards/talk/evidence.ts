// A record as the employee sees it: leave with its approver, bonus, scores. Names of people outside the case are cut short.
import type { PersonId } from '../../model/person.ts'
import { type Speech, sourceText } from '../../report/wording.ts'
import { note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { speechOf } from '../prepare/speech.ts'

type Cell = (name: string) => string | undefined

export const evidence: CardBuilder = about => {
  const { t, instance, nameOf } = about
  const data = instance.data ?? {}
  const kind = data.kind ?? 'leave'
  const speech = speechOf(about)
  const rows = Array.from(
    { length: Number(data.count ?? '0') },
    (_, i): Cell =>
      name =>
        data[`${name}-${i + 1}`],
  )
  const shownBy = t('evidence.shown-by', { who: nameOf(data.by), at: about.format.moment(instance.openedAt) })
  const shown = rows.map(cell => `· ${rowText(kind, cell, about, speech)}`).join('\n')
  return {
    title: t(`evidence.title-${kind}`),
    blocks: [
      // Whoever has read it keeps what was shown: a closed card folds it, and loses none of it.
      ...(instance.status === 'open'
        ? [words(shownBy), words(shown)]
        : [{ kind: 'more' as const, label: shownBy, text: shown }]),
      { kind: 'more', label: t('evidence.sources'), text: sourcesOf(rows, speech).join('\n') },
      note(about, t(`evidence.note-${kind}`), ['POLICY-TALK']),
      note(about, t('evidence.receipt')),
    ],
  }
}

function rowText(kind: string, cell: Cell, about: CardAbout, { date, month, amount }: Speech): string {
  const { t } = about
  const day = (name: string): string => date(cell(name) ?? '')
  switch (kind) {
    case 'bonus':
      return t('evidence.bonus', {
        name: cell('name') ?? '',
        status: cell('status') ?? 'none',
        amount: cell('amount') === undefined ? 'none' : amount({ value: cell('amount') ?? '', currency: 'CNY' }),
        due: cell('due') === undefined ? 'none' : day('due'),
      })
    case 'performance':
      return t('evidence.performance', {
        month: month(`${cell('month')}-01`),
        score: cell('score') ?? '',
        scale: cell('scale') ?? '',
        who: person(cell('by'), about),
      })
    default:
      return t('evidence.leave', {
        from: day('from'),
        to: cell('to') === cell('from') ? 'none' : day('to'),
        days: cell('days') ?? '',
        who: person(cell('by'), about),
      })
  }
}

/** People of the case by name; of anybody else only the first letter. */
function person(id: PersonId | undefined, { state, world, t }: CardAbout): string {
  if (id === undefined) return 'none'
  const name = world.people.find(id)?.name
  if (name === undefined) return t('evidence.somebody')
  return Object.values(state.parties).includes(id) ? name : t('evidence.cut-short', { first: [...name][0] ?? '' })
}

/** Each file of one import once, with the rows that were shown of it. */
function sourcesOf(rows: readonly Cell[], speech: Speech): readonly string[] {
  const files = new Map<string, string[]>()
  for (const source of new Set(rows.flatMap(cell => cell('source') ?? []))) {
    const [file = source, line] = source.split(' #')
    files.set(file, [...(files.get(file) ?? []), ...(line === undefined ? [] : [line])])
  }
  return [...files].map(([file, lines]) =>
    sourceText(lines.length === 0 ? file : `${file} #${lines.join(',')}`, speech),
  )
}
