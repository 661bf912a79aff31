// 安全: nothing in the package acts by itself, its paths stay inside, and who had it is on record.
import type { Metadata } from './metadata.ts'
import { type Files, type PropertyFinding, paths } from './package.ts'
import { pdfFacts } from './pdf-facts.ts'

const endings = /\.(pdf|json|txt|csv|png|jpe?g|sha256|sm3)$/i
/** First bytes of Windows, Linux and macOS programs and of scripts. */
const programs: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x23, 0x21],
]

export function checkSafety(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return [
    ...[...files].flatMap(([path, bytes]) => fileCodes(path, bytes).map(code => ({ code, item: path }))),
    ...custodyFindings(metadata),
  ]
}

function fileCodes(path: string, bytes: Uint8Array): readonly string[] {
  const inside = !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..')
  const program = programs.some(start => start.every((byte, index) => bytes[index] === byte))
  return [
    ...(inside ? [] : ['path-outside']),
    ...(endings.test(path) ? [] : ['ending-not-allowed']),
    ...(program ? ['program'] : []),
    ...(path.toLowerCase().endsWith('.pdf') && pdfFacts(bytes).active.length > 0 ? ['active-content'] : []),
  ]
}

/** The record of who had the material ends with this package, in the order of time. */
function custodyFindings({ custody, made }: Metadata): readonly PropertyFinding[] {
  const times = custody.map(entry => Date.parse(entry.at))
  const ordered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))
  if (custody.length === 0) return [{ code: 'custody-missing', item: paths.metadata }]
  return ordered && (times.at(-1) ?? 0) <= Date.parse(made.at)
    ? []
    : [{ code: 'custody-out-of-order', item: paths.metadata }]
}
