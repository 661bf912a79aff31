// 可用: open formats, files that open, papers of ours as PDF/A with their fonts, nothing locked.
import type { DescribedItem, Metadata } from './metadata.ts'
import { type Files, type PropertyFinding, textOfBytes } from './package.ts'
import { pdfFacts } from './pdf-facts.ts'

const starts: Readonly<Record<string, readonly number[]>> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
}
const readable = ['application/pdf', 'application/json', 'text/plain', 'text/csv', ...Object.keys(starts)]

export function checkUsability(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return metadata.items.flatMap(item => {
    const bytes = files.get(item.path)
    return bytes === undefined ? [] : itemCodes(item, bytes).map(code => ({ code, item: item.path }))
  })
}

function itemCodes(item: DescribedItem, bytes: Uint8Array): readonly string[] {
  if (!readable.includes(item.mime)) return ['format-not-open']
  switch (item.mime) {
    case 'application/pdf':
      return pdfCodes(item, bytes)
    case 'application/json':
      return isJson(bytes) ? [] : ['not-readable']
    case 'text/plain':
    case 'text/csv':
      return isText(bytes) ? [] : ['not-readable']
    default:
      return starts[item.mime]?.every((byte, index) => bytes[index] === byte) ? [] : ['not-readable']
  }
}

function pdfCodes(item: DescribedItem, bytes: Uint8Array): readonly string[] {
  const facts = pdfFacts(bytes)
  if (!facts.readable) return ['not-readable']
  // A proof that a bank or an agency issued is kept as it came; only our own papers can be held to PDF/A.
  const ours = item.formedBy === 'haosan'
  return [
    ...(facts.encrypted ? ['encrypted'] : []),
    ...(ours && facts.archival !== '2B' ? ['not-pdf-a'] : []),
    ...(ours && !facts.fontsEmbedded ? ['fonts-not-embedded'] : []),
  ]
}

function isText(bytes: Uint8Array): boolean {
  try {
    textOfBytes(bytes)
    return true
  } catch {
    return false
  }
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(textOfBytes(bytes))
    return true
  } catch {
    return false
  }
}
