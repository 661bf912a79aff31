// What can be told of a PDF from its bytes without laying it out: standard, encryption, fonts, active content.

export interface PdfFacts {
  readonly readable: boolean
  /** `2B` for PDF/A-2b, as the file says of itself. */
  readonly archival?: string | undefined
  readonly encrypted: boolean
  readonly fontsEmbedded: boolean
  /** Names of what could act by itself when the file is opened. */
  readonly active: readonly string[]
}

const activeNames = ['/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/RichMedia', '/SubmitForm', '/ImportData']

export function pdfFacts(bytes: Uint8Array): PdfFacts {
  const text = Buffer.from(bytes).toString('latin1')
  const part = /<pdfaid:part>(\d)<\/pdfaid:part>/.exec(text)?.[1]
  const level = /<pdfaid:conformance>([A-Z])<\/pdfaid:conformance>/.exec(text)?.[1]
  // Compressed bytes can spell anything: only the structure around the streams is read.
  const structure = text.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, '')
  const described = structure.match(/\/Type\s*\/FontDescriptor\b/g)?.length ?? 0
  const embedded = structure.match(/\/FontFile[23]?\s+\d+\s+\d+\s+R/g)?.length ?? 0
  return {
    readable: text.startsWith('%PDF-') && /startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-200)),
    archival: part === undefined || level === undefined ? undefined : `${part}${level}`,
    encrypted: /\/Encrypt\s+\d+\s+\d+\s+R/.test(structure),
    fontsEmbedded: embedded >= described,
    active: activeNames.filter(name => new RegExp(`${name}(?![A-Za-z])`).test(structure)),
  }
}
