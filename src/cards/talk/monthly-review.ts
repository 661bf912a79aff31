// The monthly review for the head of HR: what happened in ended cases, by the version of flow and lines in hand. No names, no small groups.
import type { Block } from '../../model/card.ts'
import { companyZone } from '../../model/dates.ts'
import { coachRows } from '../../talk/learning/coach-wording.ts'
import { reviewOf, smallestGroup } from '../../talk/learning/review.ts'
import { facts, strong, words } from '../blocks.ts'
import type { LooseBuilder } from '../card.ts'

const counted = ['agreed', 'declined', 'disputed', 'corrected', 'alerted', 'pressured'] as const

export const monthlyReview: LooseBuilder = ({ t, ref, mine, format, world }) => {
  const month = ref.data?.month ?? ''
  // Read anew each time: whoever is no longer head of HR sees nothing.
  const may = world.people.find(ref.to)?.roles.includes('hrd') ?? false
  const { rows, waiting } = may ? reviewOf(mine, month, companyZone) : { rows: [], waiting: false }
  const name = /^\d{4}-\d{2}$/.test(month) ? format.month(`${month}-01`) : '—'
  return {
    title: t('review.title', { month: name }),
    blocks: [
      ...(rows.length === 0 ? [words(t(waiting ? 'review.too-few' : 'review.nothing', { least: smallestGroup }))] : []),
      ...rows.flatMap((row): Block[] => [
        strong(t('review.version', { version: row.version, cases: row.outcomes.cases })),
        facts(...counted.map(what => [t(`review.${what}`), t('review.cases', { count: row.outcomes[what] })] as const)),
        {
          kind: 'more',
          label: t('coach-counts.title'),
          text: coachRows(row.coach, t)
            .map(one => one.join(': '))
            .join('\n'),
        },
      ]),
      ...(rows.length > 0 && waiting ? [words(t('review.more-waiting', { least: smallestGroup }))] : []),
      { kind: 'note', text: t('review.never-alone') },
    ],
  }
}
