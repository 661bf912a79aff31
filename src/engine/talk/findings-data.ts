// What the coach found, as the data of a card for whoever said it; the sentence itself is not among it.
import type { Review } from '../../model/talk.ts'

export function findingsAsData({ verdict, findings }: Review): Readonly<Record<string, string>> {
  const found = findings.flatMap(({ category, severity, why, safer }, i) => [
    [`category-${i + 1}`, category] as const,
    [`severity-${i + 1}`, severity] as const,
    [`why-${i + 1}`, why] as const,
    [`safer-${i + 1}`, safer] as const,
  ])
  return { verdict, count: String(findings.length), ...Object.fromEntries(found) }
}

/** One value of every finding, each once: `category`, `why` or `safer`. */
export function eachFound(
  data: Readonly<Record<string, string>> | undefined,
  what: 'category' | 'why' | 'safer',
): readonly string[] {
  const values = Array.from({ length: Number(data?.count ?? '0') }, (_, i) => data?.[`${what}-${i + 1}`])
  return [...new Set(values.flatMap(value => value ?? []))]
}
