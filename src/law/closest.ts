// The known name that somebody meant who typed another: a slip of the pen, a name cut short, or a part of it.
import { distance } from 'fastest-levenshtein'

/** A name of which no more than a third was mistyped is a slip. */
const slip = 1 / 3
/** Less than this may be part of any name. */
const shortest = 3

const smallest = (known: readonly string[], measure: (name: string) => number): string | undefined =>
  known.reduce<string | undefined>(
    (best, name) => (best === undefined || measure(name) < measure(best) ? name : best),
    undefined,
  )

/** The known name nearest to a mistyped one. */
export function closestOf(typed: string, known: readonly string[]): string | undefined {
  const short = typed.slice(0, 100)
  const nearest = smallest(known, name => distance(short, name))
  if (nearest === undefined || short.length < shortest || distance(short, nearest) <= short.length * slip) {
    return nearest
  }
  const holding = known.find(name => name.startsWith(short)) ?? known.find(name => name.includes(short))
  if (holding !== undefined) return holding
  const begun = (name: string) =>
    Math.min(...[-1, 0, 1].map(more => distance(short, name.slice(0, short.length + more))))
  const beginning = smallest(known, begun)
  return beginning !== undefined && begun(beginning) <= short.length * slip ? beginning : nearest
}
