// Bytes of an uploaded table → text: UTF-8 with or without its mark, else GB18030, which Chinese spreadsheets still write.
import iconv from 'iconv-lite'
import type { ProblemCode } from './problem.ts'

type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: ProblemCode }

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** What some databases write for a character beyond the first 65,536, each half as if it were one (CESU-8). */
const halves = /\xed[\xa0-\xbf][\x80-\xbf]/g

/** UTF-8 with a few broken bytes still shows its Chinese, or is whole but for halves; GB18030 read as UTF-8 hardly ever. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const rest = Buffer.from(Buffer.from(bytes).toString('latin1').replace(halves, ''), 'latin1')
  const text = new TextDecoder('utf-8').decode(rest)
  const broken = count(text, /�/g)
  return broken === 0 || count(text, /\p{Script=Han}/gu) > broken
}

/** Other encodings, damaged text and workbooks are refused by a code, never guessed. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, code: 'empty-file' }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { ok: false, code: 'utf-16' }
  // A ZIP or a compound file: an Excel workbook under the name of a CSV.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, code: 'not-text' }
  const text = readUtf8(bytes)
  if (text !== undefined) return { ok: true, text }
  if (startsWith(bytes, 0xef, 0xbb, 0xbf) || isDamagedUtf8(bytes)) return { ok: false, code: 'damaged-text' }
  const chinese = iconv.decode(bytes, 'gb18030')
  return chinese.includes('�') ? { ok: false, code: 'damaged-text' } : { ok: true, text: chinese }
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
