// What anchors tell beyond single chains: a database that was emptied, replaced or put back to an older copy, and where they themselves fall short.
import type { Finding } from '../../evidence/check.ts'
import type { InstantText } from '../../model/dates.ts'
import type { Anchored, OtherAnchored } from './anchor.ts'
import { registerName, systemCase } from './heads.ts'

/** What does not break the record but says what it is, or limits what its verification says. */
export type Note =
  | { readonly what: 'older-copy'; readonly cases: number; readonly rows: number }
  | { readonly what: 'no-anchor' }
  | { readonly what: 'anchor-begun'; readonly at: InstantText }
  | { readonly what: 'anchor-damaged'; readonly lines: readonly number[] }
  | { readonly what: 'other-anchors'; readonly files: readonly string[] }

/**
 * A database that was emptied has a new identity and knows nothing; the anchors of the old one stand beside those of the new
 * one, written with the same key, and name cases that are nowhere. One finding for each file, at its first such case.
 */
export function casesGone(
  others: readonly OtherAnchored[],
  present: ReadonlySet<string>,
  caseId: string | undefined,
): readonly Finding[] {
  return others.flatMap(({ file, heads }): readonly Finding[] => {
    const gone = [...heads.keys()].filter(id => id !== systemCase && !present.has(id))
    const first = caseId === undefined ? gone[0] : gone.find(id => id === caseId)
    return first === undefined ? [] : [{ caseId: first, seq: 1, what: 'database-replaced', count: gone.length, file }]
  })
}

export function notesOf(
  broken: readonly Finding[],
  anchored: Anchored | undefined,
  others: readonly OtherAnchored[],
): readonly Note[] {
  const files = others.map(({ file }) => file).filter(file => !broken.some(finding => finding.file === file))
  return [
    ...olderCopy(broken),
    ...(anchored === undefined ? [{ what: 'no-anchor' } as const] : []),
    ...(anchored?.begun === undefined ? [] : [{ what: 'anchor-begun', at: anchored.begun } as const]),
    ...(anchored === undefined || anchored.damaged.length === 0
      ? []
      : [{ what: 'anchor-damaged', lines: anchored.damaged } as const]),
    ...(files.length === 0 ? [] : [{ what: 'other-anchors', files } as const]),
  ]
}

/** Everything there agrees with itself, and only ends earlier than what the anchors saw: a backup, not a damage. */
function olderCopy(broken: readonly Finding[]): readonly Note[] {
  if (broken.length === 0 || !broken.every(finding => finding.outside)) return []
  const cases = broken.filter(({ caseId }) => caseId !== registerName && caseId !== systemCase)
  return [{ what: 'older-copy', cases: cases.length, rows: cases.reduce((sum, { count = 0 }) => sum + count, 0) }]
}
