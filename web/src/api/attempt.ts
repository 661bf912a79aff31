// One intention, one key: a retry after a lost answer carries the key of the first try, so nothing happens twice.

const open = new Map<string, string>()

/** Works without a secure context too, where randomUUID is missing. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

const mayHelp = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'temporary' in error && error.temporary === true

/**
 * Sends `content` with a key that stays the same until the server has given an answer, good or bad,
 * also over later presses of the same button. Temporary failures are tried again after short waits.
 */
export async function attempt<T>(
  content: string,
  send: (key: string) => Promise<T>,
  waits: readonly number[] = [400, 1500],
): Promise<T> {
  const key = open.get(content) ?? newKey()
  open.set(content, key)
  for (let round = 0; ; round += 1) {
    try {
      const answer = await send(key)
      open.delete(content)
      return answer
    } catch (error) {
      const wait = waits[round]
      if (!mayHelp(error)) open.delete(content)
      if (!mayHelp(error) || wait === undefined) throw error
      await new Promise(resolve => setTimeout(resolve, wait))
    }
  }
}
