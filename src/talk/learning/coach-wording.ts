// How often the coach was asked and what it spoke up about, in words: rows of a name and numbers.
import type { Translate } from '../../texts/texts.ts'
import type { CoachCounts } from './coach-counts.ts'

export const categoryNames = (categories: readonly string[], t: Translate): string =>
  categories
    .filter(category => category !== '')
    .map(category => t(`risk-category.${category}`))
    .join(t('list.and'))

export const coachRows = (
  { checks, replaced, categories }: CoachCounts,
  t: Translate,
): readonly (readonly [name: string, value: string])[] => [
  [t('coach-counts.checks'), t('coach-counts.checked', { count: checks, replaced })],
  ...Object.entries(categories).map(
    ([category, { alerts, reported, agreed }]) =>
      [
        t('coach-counts.category', { category: categoryNames([category], t) }),
        t('coach-counts.found', { alerts, reported, agreed }),
      ] as const,
  ),
]
