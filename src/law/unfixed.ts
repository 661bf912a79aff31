// A result for which a statute may fix no figure at all: it is then `null`, which is not nought and not unknown.
import { type Kind, read } from './kind.ts'

/** The kind of a result that the statute may leave to the parties. */
export const orUnfixed = <T>(kind: Kind<T>): Kind<T | null> => ({
  wants: kind.wants,
  shape: kind.shape,
  read: raw => (raw === null ? read(null) : kind.read(raw)),
  write: (value, currency) => (value === null ? null : kind.write(value, currency)),
})
