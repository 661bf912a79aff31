// Kinds made of other kinds: one of several words, lists, records, either of two.
import { type Kind, type Reading, read, unread, type ValueOf } from './kind.ts'

/** One word of a closed list; an unknown one is answered with the closest. */
export const oneOf = <const W extends string>(
  words: readonly W[],
  code: 'invalid_request' | 'unknown_ground' = 'invalid_request',
): Kind<W> => ({
  wants: 'choice',
  shape: 'other',
  read: raw => {
    const found = words.find(word => word === raw)
    return found === undefined ? unread(code, 'choice', words) : read(found)
  },
  write: value => value,
})

/** A list; `exactly` or `atMost` bound its length. */
export const listOf = <T>(
  item: Kind<T>,
  bounds: { readonly exactly?: number; readonly atMost?: number; readonly atLeast?: number } = {},
): Kind<readonly T[]> => ({
  wants: 'list',
  shape: 'other',
  read: raw => {
    if (!Array.isArray(raw)) return unread('invalid_request', 'list')
    if (raw.length > (bounds.exactly ?? bounds.atMost ?? 1000)) return unread('invalid_request', 'list')
    if (raw.length < (bounds.exactly ?? bounds.atLeast ?? 0)) return unread('invalid_request', 'list')
    const values: T[] = []
    for (const one of raw) {
      const reading = item.read(one)
      if (!reading.ok) return reading
      values.push(reading.value)
    }
    return read(values)
  },
  write: (value, currency) => value.map(one => item.write(one, currency)),
})

type Fields = Readonly<Record<string, Kind<unknown>>>
type RecordOf<F extends Fields, O extends Fields> = { readonly [N in keyof F]: ValueOf<F[N]> } & {
  readonly [N in keyof O]?: ValueOf<O[N]>
}

/** An object with required and optional fields and no others. */
export const record = <const F extends Fields, const O extends Fields = Record<never, never>>(
  required: F,
  optional?: O,
): Kind<RecordOf<F, O>> => {
  const fields: Fields = { ...required, ...optional }
  return {
    wants: 'record',
    shape: 'other',
    read: (raw): Reading<RecordOf<F, O>> => {
      if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return unread('invalid_request', 'record')
      const source = new Map<string, unknown>(Object.entries(raw))
      for (const name of source.keys()) {
        if (!Object.hasOwn(fields, name)) return unread('invalid_request', 'record')
      }
      const values: Record<string, unknown> = {}
      for (const [name, kind] of Object.entries(fields)) {
        if (!source.has(name)) {
          if (Object.hasOwn(required, name)) return unread('invalid_request', 'record')
          continue
        }
        const reading = kind.read(source.get(name))
        if (!reading.ok) return reading
        values[name] = reading.value
      }
      return read(values as RecordOf<F, O>)
    },
    write: value =>
      Object.fromEntries(
        Object.entries(fields)
          .filter(([name]) => Object.hasOwn(value, name))
          .map(([name, kind]) => [name, kind.write((value as Record<string, unknown>)[name], '')]),
      ),
  }
}

/** Either of two kinds, told apart by the JSON value itself. */
export const either = <A, B>(isFirst: (raw: unknown) => boolean, first: Kind<A>, second: Kind<B>): Kind<A | B> => ({
  wants: first.wants,
  shape: 'other',
  read: raw => (isFirst(raw) ? first.read(raw) : second.read(raw)),
  write: () => null,
})
