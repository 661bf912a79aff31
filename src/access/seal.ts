// Sealing of confidential values at rest: AES-256-GCM, the key's id in front, bound to the place where the value stands.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AppError } from '../model/refusal.ts'
import { drawBytes } from './draw.ts'
import { deriveKey, type Keys } from './keys.ts'

export interface Sealer {
  /** `place` names table, column and row, so that a value moved elsewhere does not open. */
  seal(text: string, place: string): string
  open(sealed: string, place: string): string
  sealBytes(bytes: Uint8Array, place: string): Buffer
  openBytes(sealed: Uint8Array, place: string): Buffer
  /** How every text begins that was sealed with the current key. */
  readonly prefix: string
  /** Whether a value was sealed with the current key. */
  isCurrent(sealed: string | Uint8Array): boolean
}

const version = 'v1'
const ivLength = 12
const tagLength = 16

/** Opening throws `credentials` for a value that was altered, moved, or sealed with a key that is not in the ring. */
export function makeSealer(keys: Keys): Sealer {
  const byId = new Map([...keys.older, keys.current].map(key => [key.id, deriveKey(key, 'seal')]))
  const currentId = keys.current.id
  const prefix = `${version}.${currentId}.`

  const keyOf = (id: string): Buffer => {
    const key = byId.get(id)
    if (key === undefined) throw unknownKey(id)
    return key
  }

  const encrypt = (plain: Uint8Array, place: string): { readonly iv: Buffer; readonly box: Buffer } => {
    const iv = drawBytes(ivLength)
    const cipher = createCipheriv('aes-256-gcm', keyOf(currentId), iv)
    cipher.setAAD(Buffer.from(place, 'utf8'))
    return { iv, box: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
  }

  const decrypt = (id: string, iv: Buffer, box: Buffer, place: string): Buffer => {
    const key = keyOf(id)
    if (iv.length !== ivLength || box.length < tagLength) throw doesNotOpen(id, place)
    const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength })
    cipher.setAAD(Buffer.from(place, 'utf8'))
    cipher.setAuthTag(box.subarray(box.length - tagLength))
    try {
      return Buffer.concat([cipher.update(box.subarray(0, box.length - tagLength)), cipher.final()])
    } catch (cause) {
      throw doesNotOpen(id, place, cause)
    }
  }

  return {
    seal(text, place) {
      const { iv, box } = encrypt(Buffer.from(text, 'utf8'), place)
      return `${prefix}${iv.toString('base64url')}.${box.toString('base64url')}`
    },
    open(sealed, place) {
      const [kind, id, iv, box, ...rest] = sealed.split('.')
      if (kind !== version || id === undefined || iv === undefined || box === undefined || rest.length > 0)
        throw notSealed(place)
      return decrypt(id, Buffer.from(iv, 'base64url'), Buffer.from(box, 'base64url'), place).toString('utf8')
    },
    sealBytes(bytes, place) {
      const { iv, box } = encrypt(bytes, place)
      const id = Buffer.from(currentId, 'utf8')
      return Buffer.concat([Buffer.from([1, id.length]), id, iv, box])
    },
    openBytes(sealed, place) {
      const bytes = Buffer.from(sealed)
      const id = idOfBytes(bytes)
      if (id === undefined) throw notSealed(place)
      const start = 2 + Buffer.byteLength(id)
      return decrypt(id, bytes.subarray(start, start + ivLength), bytes.subarray(start + ivLength), place)
    },
    prefix,
    isCurrent: sealed =>
      typeof sealed === 'string' ? sealed.startsWith(prefix) : idOfBytes(Buffer.from(sealed)) === currentId,
  }
}

function idOfBytes(bytes: Buffer): string | undefined {
  const length = bytes[1]
  return bytes[0] === 1 && length !== undefined ? bytes.subarray(2, 2 + length).toString('utf8') : undefined
}

/** Values sealed with a key that is not in the ring. */
export const unknownKey = (id: string): AppError =>
  new AppError(
    'credentials',
    'key-unknown',
    `Values here are sealed with key "${id}", which HAOSAN_KEY does not hold; add it behind the current key.`,
  )

const doesNotOpen = (id: string, place: string, cause?: unknown): AppError =>
  new AppError(
    'credentials',
    'seal-broken',
    `The sealed value at ${place} does not open with key "${id}": the key is another one, or the value was altered or moved.`,
    { cause },
  )

const notSealed = (place: string): AppError =>
  new AppError('credentials', 'seal-missing', `The value at ${place} is not a sealed value; it was altered.`)
