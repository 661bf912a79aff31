// JSON from somebody else: it may be none.

/** Undefined for a text that is no JSON; of what shape the rest is, a schema says. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
