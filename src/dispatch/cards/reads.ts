// What a card reads of its case while it is built, so that it need not be built again when none of that has changed.
import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../model/case.ts'

export interface Reads {
  /** The case, watched: whatever is read from it is noted. */
  readonly watched: CaseState
  /** Whether everything that was read is the same in this other state of the case. */
  sameIn(other: CaseState): boolean
}

type Fields = Readonly<Record<string, unknown>>
type Look = (state: Fields) => unknown

/** Parts that are records (answers, facts, parties) are watched field by field; everything below is compared whole. */
export function readsOf(state: CaseState): Reads {
  const here = fieldsOf(state)
  const reads = new Map<string, { readonly look: Look; readonly was: unknown }>()
  const parts = new Map<string, Fields>()

  function note(look: Look, ...place: readonly string[]): unknown {
    const name = JSON.stringify(place)
    const known = reads.get(name)
    if (known !== undefined) return known.was
    const was = look(here)
    reads.set(name, { look, was })
    return was
  }

  function part(name: string): unknown {
    const value = here[name]
    if (!isRecord(value)) return note(from => from[name], 'field', name)
    note(from => isRecord(from[name]), 'record', name)
    const known =
      parts.get(name) ??
      watch(value, {
        field: field => note(from => recordIn(from, name)[field], 'field', name, field),
        names: () => note(from => Object.keys(recordIn(from, name)), 'names', name),
      })
    parts.set(name, known)
    return known
  }

  const watched = watch(here, { field: part, names: () => note(Object.keys, 'names') })
  return {
    // Answers every read as the case itself does.
    watched: watched as unknown as CaseState,
    sameIn(other) {
      const there = fieldsOf(other)
      for (const { look, was } of reads.values()) if (!isDeepStrictEqual(look(there), was)) return false
      return true
    },
  }
}

interface Reading {
  readonly field: (name: string) => unknown
  readonly names: () => unknown
}

/** Reads like the record itself. It stands over an empty object, so nothing can be written to what it shows. */
function watch(record: Fields, { field, names }: Reading): Fields {
  const own = (): string[] => {
    names()
    return Object.keys(record)
  }
  return new Proxy<Fields>(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? field(name) : undefined),
      has: (_, name) => typeof name === 'string' && own().includes(name),
      ownKeys: own,
      getOwnPropertyDescriptor: (_, name) =>
        typeof name === 'string' && Object.hasOwn(record, name)
          ? { value: field(name), enumerable: true, configurable: true }
          : undefined,
    },
  )
}

const fieldsOf = (state: CaseState): Fields => ({ ...state })
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const recordIn = (state: Fields, name: string): Fields => {
  const value = state[name]
  return isRecord(value) ? value : {}
}
