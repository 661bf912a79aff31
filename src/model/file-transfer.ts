// Files on their way in and out: what may come in, checked by its first bytes, and how it leaves.
import { AppError } from './refusal.ts'

export const largestFile = 10 * 1024 * 1024

interface FileType {
  readonly mime: string
  readonly starts: readonly number[] | 'text'
}

const zip = [0x50, 0x4b, 0x03, 0x04]
const office = 'application/vnd.openxmlformats-officedocument'
const types: Readonly<Record<string, FileType>> = {
  pdf: { mime: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  png: { mime: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { mime: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  jpeg: { mime: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  docx: { mime: `${office}.wordprocessingml.document`, starts: zip },
  xlsx: { mime: `${office}.spreadsheetml.sheet`, starts: zip },
  txt: { mime: 'text/plain', starts: 'text' },
  csv: { mime: 'text/csv', starts: 'text' },
  eml: { mime: 'message/rfc822', starts: 'text' },
}

/** The name without folders and control characters, and the type that its bytes confirm. */
export function checkUpload(rawName: string, bytes: Uint8Array): { readonly name: string; readonly mime: string } {
  const name = cleanName(rawName)
  const type = types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
  if (bytes.length === 0) throw new AppError('invalid', 'bad-request', 'An uploaded file is empty.')
  if (bytes.length > largestFile) throw new AppError('invalid', 'too-large', 'An uploaded file is larger than 10 MB.')
  if (type === undefined || !fits(type, bytes)) {
    throw new AppError('invalid', 'file-type', 'An uploaded file is of a type that is not taken, or damaged.')
  }
  return { name, mime: type.mime }
}

const fits = ({ starts }: FileType, bytes: Uint8Array): boolean =>
  starts === 'text' ? !bytes.includes(0) : starts.every((byte, index) => bytes[index] === byte)

const cleanName = (raw: string): string => {
  const base = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = [...base].filter(letter => !/[\p{Cc}\p{Cf}<>:"|?*]/u.test(letter))
  return plain.slice(-120).join('')
}

/** Always a download, never a page of ours. */
export const downloadHeaders = (meta: {
  readonly name: string
  readonly mime: string
  readonly size: number
}): Record<string, string> => ({
  'content-type': meta.mime,
  'content-length': String(meta.size),
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(meta.name).replace(/['()*]/g, percent)}`,
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
})

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
