// Counters and the ack's latency, in the text format that Prometheus reads. Names and numbers only, never content.

export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>): void
  /** One answered click, in milliseconds. */
  acked(ms: number): void
  text(): string
}

const bounds = [5, 10, 20, 50, 100, 250, 500, 1_500, 3_000] as const

/** Of this process, from its start on. */
export function makeMetrics(): Metrics {
  const counters = new Map<string, number>()
  const buckets = bounds.map(() => 0)
  let acks = 0
  let sum = 0

  return {
    count(name, labels = {}) {
      const inner = Object.entries(labels)
        .map(([label, value]) => `${label}="${value}"`)
        .join(',')
      const key = `haosan_${name}_total${inner === '' ? '' : `{${inner}}`}`
      counters.set(key, (counters.get(key) ?? 0) + 1)
    },
    acked(ms) {
      acks += 1
      sum += ms
      for (const [index, bound] of bounds.entries()) if (ms <= bound) buckets[index] = (buckets[index] ?? 0) + 1
    },
    text() {
      const lines = [...counters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key} ${value}`)
      const histogram = bounds.map((bound, index) => `haosan_ack_ms_bucket{le="${bound}"} ${buckets[index] ?? 0}`)
      return [
        ...lines,
        '# TYPE haosan_ack_ms histogram',
        ...histogram,
        `haosan_ack_ms_bucket{le="+Inf"} ${acks}`,
        `haosan_ack_ms_sum ${Math.round(sum)}`,
        `haosan_ack_ms_count ${acks}`,
        '',
      ].join('\n')
    },
  }
}
