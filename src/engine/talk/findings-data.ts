// What the coach found, as the data of a card for whoever said it; the sentence itself is not among it.
import type { Review } from '../../model/talk.ts'

export function findingsAsData({ verdict, findings }: Review): Readonly<Record<string, string>> {
  const found = findings.flatMap(({ severity, why, safer }, i) => [
    [`severity-${i + 1}`, severity] as const,
    [`why-${i + 1}`, why] as const,
    [`safer-${i + 1}`, safer] as const,
  ])
  return { verdict, count: String(findings.length), ...Object.fromEntries(found) }
}
