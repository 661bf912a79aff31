// Effects as rows of the outbox: keyed `case:seq:index`, sealed, one lane per person.
import { z } from 'zod'
import type { Sealer } from '../../access/seal.ts'
import type { Effect } from '../../model/effect.ts'

export interface NewRow {
  readonly key: string
  readonly lane: string
  readonly due: string
  readonly effect: string
}

/** Due at once, whatever the clock says. */
const always = '1970-01-01T00:00:00.000Z'

export const effectPlace = (key: string): string => `outbox.effect/${key}`

export const outboxRowsOf = (sealer: Sealer, prefix: string, effects: readonly Effect[]): readonly NewRow[] =>
  effects.map((effect, index) => {
    const key = `${prefix}:${index}`
    return {
      key,
      lane: laneOf(effect, key),
      due: (effect.kind === 'show' ? effect.notBefore : undefined) ?? always,
      effect: sealer.seal(JSON.stringify(effect), effectPlace(key)),
    }
  })

/** What one person sees stays in order; a document waits for nobody. */
function laneOf(effect: Effect, key: string): string {
  switch (effect.kind) {
    case 'show':
      return `person:${effect.ref.to}`
    case 'say':
      return `person:${effect.to}`
    case 'room':
      return `room:${effect.caseId}`
    case 'render':
      return `render:${key}`
  }
}

/** Over the columns of several rows, beginning at parameter `first`. */
export const outboxArrays = (first: number): string =>
  `$${first}::text[], $${first + 1}::text[], $${first + 2}::timestamptz[], $${first + 3}::text[]`

/** Adds rows, each key once; gives those that are new. */
export const insertRows = `
insert into outbox (key, lane, due_at, effect) select * from unnest(${outboxArrays(1)}) on conflict (key) do nothing returning id`

export const outboxColumns = (rows: readonly NewRow[]): readonly unknown[] => [
  rows.map(row => row.key),
  rows.map(row => row.lane),
  rows.map(row => row.due),
  rows.map(row => row.effect),
]

const effect = z.custom<Effect>(value => typeof value === 'object' && value !== null && 'kind' in value)

/** Sealed by this store, so nobody else can have written it. */
export const readEffect = (plain: string): Effect => effect.parse(JSON.parse(plain))
