// What a card reads of its case while it is built, so that it need not be built again when none of that has changed.
import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../model/case.ts'

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

  function note(name: string, look: Look): unknown {
    const known = reads.get(name)
    if (known !== undefined) return known.was
    const was = look(here)
    reads.set(name, { look, was })
    return was
  }

  function part(name: string): unknown {
    const value = here[name]
    if (!isRecord(value)) return note(name, from => from[name])
    note(`${name}?`, from => isRecord(from[name]))
    const known =
      parts.get(name) ?? watch(value, (field, look) => note(`${name}.${field}`, from => look(recordIn(from, name))))
    parts.set(name, known)
    return known
  }

  const watched = watch(here, (name, look) => (name in here ? part(name) : note(name, look)))
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

/** Reads like the record itself. It stands over an empty object, so nothing can be written to what it shows. */
function watch(record: Fields, read: (field: string, look: Look) => unknown): Fields {
  const keys = (): readonly string[] => read('*', from => Object.keys(from)) as readonly string[]
  return new Proxy<Fields>(
    {},
    {
      get: (_, field) => (typeof field === 'string' ? read(field, from => from[field]) : undefined),
      has: (_, field) => typeof field === 'string' && keys().includes(field),
      ownKeys: () => [...keys()],
      getOwnPropertyDescriptor: (_, field) =>
        typeof field === 'string' && field in record
          ? { value: read(field, from => from[field]), enumerable: true, configurable: true }
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
