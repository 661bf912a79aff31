// Message authentication for the record: whoever has the database but not the key cannot make a seal.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey, type Keys } from './keys.ts'

export interface Mac {
  /** `v1.<key id>.<code>`; `purpose` keeps one kind of seal from standing in for another. */
  sign(purpose: string, text: string): string
  check(purpose: string, text: string, code: string): boolean
}

/** Signs with the current key; what an older key of the ring signed still checks. */
export function makeMac(keys: Keys): Mac {
  const byId = new Map([...keys.older, keys.current].map(key => [key.id, deriveKey(key, 'chain')]))

  const code = (id: string, purpose: string, text: string): string | undefined => {
    const key = byId.get(id)
    if (key === undefined) return undefined
    return `v1.${id}.${createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url')}`
  }

  return {
    sign(purpose, text) {
      const made = code(keys.current.id, purpose, text)
      if (made === undefined) throw new Error('the current key is always in the ring')
      return made
    },
    check(purpose, text, given) {
      const wanted = code(given.split('.')[1] ?? '', purpose, text)
      if (wanted === undefined) return false
      const left = Buffer.from(wanted)
      const right = Buffer.from(given)
      return left.length === right.length && timingSafeEqual(left, right)
    },
  }
}
