// A refusal is a value: a code for the log, a message key for the person, nothing secret in either.

export type RefusalKind =
  | 'rejected'
  | 'invalid'
  | 'refused'
  | 'conflict'
  | 'throttled'
  | 'unavailable'
  | 'gone'
  | 'credentials'
  | 'broken'

export interface Refusal {
  readonly kind: RefusalKind
  /** Dotted code, also the key of its sentence in the catalogue: `refusal.<code>`. */
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>> | undefined
  /** Names of form fields that are wrong, each with its reason. */
  readonly fields?: WrongFields | undefined
}

/** The code of a reason, with the bounds that were passed where it has any. */
export type FieldProblem =
  | string
  | { readonly code: string; readonly values: Readonly<Record<string, string | number>> }
export type WrongFields = Readonly<Record<string, FieldProblem>>

export const refuse = (code: string, values?: Refusal['values']): Refusal => ({ kind: 'refused', code, values })
export const invalid = (fields: WrongFields): Refusal => ({
  kind: 'invalid',
  code: 'invalid-form',
  fields,
})

/** The same taxonomy for faults at the edges: adapters, store, jobs. */
export class AppError extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly retryAt: string | undefined

  constructor(kind: RefusalKind, code: string, message: string, options: { retryAt?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.retryAt = options.retryAt
  }
}
