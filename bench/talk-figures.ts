// The figures of the coach on judged sentences: precision and recall of a block, harmless sentences blocked, categories, pauses.
import type { Review } from '../src/model/talk.ts'
import type { Categories } from '../src/talk/risk/rulebook.ts'
import type { Labelled } from '../test/corpus.ts'

export interface Judged {
  readonly label: Labelled
  readonly review: Review
}

const share = (some: number, all: number): string => (all === 0 ? '    –' : (some / all).toFixed(3))
const among = (list: readonly Judged[], test: (one: Judged) => boolean): number => list.filter(test).length

const isBlocked = ({ review: { verdict } }: Judged): boolean => verdict === 'block'
const isRisky = ({ label: { verdict } }: Judged): boolean => verdict === 'block'
const severe = { pass: 0, info: 1, warn: 2, block: 3 } as const

/** One line: precision, recall, and what happened to harmless sentences. */
export function totals(judged: readonly Judged[]): string {
  const harmless = judged.filter(({ label }) => label.verdict === 'pass')
  const right = among(judged, one => isBlocked(one) && isRisky(one))
  return [
    `block: precision ${share(right, among(judged, isBlocked))} recall ${share(right, among(judged, isRisky))}`,
    `risky at least warned of ${share(
      among(judged, one => isRisky(one) && severe[one.review.verdict] >= severe.warn),
      among(judged, isRisky),
    )}`,
    `harmless wrongly blocked ${share(among(harmless, isBlocked), harmless.length)}, passed clean ${share(
      among(harmless, one => one.review.verdict === 'pass'),
      harmless.length,
    )}`,
  ].join('; ')
}

/** Of the risky sentences that were blocked: how often the first finding is of the right category, and the pause right. */
export function kinds(judged: readonly Judged[], categories: Categories): string {
  // A hand may be labelled without categories.
  const risky = judged.filter(one => isRisky(one) && categories[one.label.category] !== undefined)
  const found = risky.filter(isBlocked)
  const pauses = ({ label }: Judged): boolean => categories[label.category]?.pauses === true
  const isRight = (one: Judged): boolean => one.review.findings[0]?.category === one.label.category
  return [
    `risky and blocked: category right ${share(among(found, isRight), found.length)}`,
    `pauses right ${share(
      among(found, one => one.review.pauses === pauses(one)),
      found.length,
    )} (of all risky ${share(
      among(risky, one => one.review.pauses === pauses(one)),
      risky.length,
    )})`,
  ].join(', ')
}

/** A line for each category: recall of what is not harmless, precision of what was raised. */
export function byCategory(judged: readonly Judged[], names: readonly string[]): readonly string[] {
  const lines = names.map(category => {
    const own = judged.filter(({ label }) => label.category === category && label.verdict !== 'pass')
    const found = own.filter(({ label, review }) => severe[review.verdict] >= severe[label.verdict])
    const raised = judged.filter(
      ({ review }) => review.verdict === 'block' && review.findings.some(finding => finding.category === category),
    )
    const right = raised.filter(({ label }) => label.verdict !== 'pass')
    const count = String(own.length).padStart(9)
    return `${category.padEnd(28)}${count}   ${share(found.length, own.length)}      ${share(right.length, raised.length)}`
  })
  return ['category                    sentences  recall  precision', ...lines]
}

/** The sentences that were judged otherwise than labelled, with what was found. */
export function mistakes(judged: readonly Judged[]): readonly string[] {
  return judged
    .filter(({ label, review }) => review.verdict !== label.verdict)
    .map(({ label, review: { verdict, findings } }) => {
      const why = findings.map(one => `${one.category}/${one.severity}:${label.text.slice(...one.span)}`).join(' | ')
      return `${label.verdict}→${verdict}  [${label.category} ${label.scene}] ${label.text}  ${why}`
    })
}
