// Which characters a font can draw, read from its cmap table: a name must never come out as an empty box.

/** Tells whether a code point has a glyph. */
export type Coverage = (codePoint: number) => boolean

interface Segment {
  readonly first: number
  readonly last: number
  /** Whether the table maps this code point to a real glyph (glyph 0 is the empty box). */
  readonly drawn: (codePoint: number) => boolean
}

/** Reads formats 12 and 4, which every current TrueType font carries; other formats are skipped. */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  if (cmap === undefined) return () => false
  const count = view.getUint16(cmap + 2)
  const segments: Segment[] = []
  for (let record = 0; record < count; record++) {
    const subtable = cmap + view.getUint32(cmap + 8 + record * 8)
    const format = view.getUint16(subtable)
    if (format === 12) segments.push(...format12(view, subtable))
    if (format === 4) segments.push(...format4(view, subtable))
  }
  return codePoint => segments.some(s => codePoint >= s.first && codePoint <= s.last && s.drawn(codePoint))
}

/** The characters of a text that none of the fonts can draw, each once; line breaks and tabs need no glyph. */
export function missingGlyphs(text: string, fonts: readonly Coverage[]): readonly string[] {
  const missing = new Set<string>()
  for (const character of text) {
    if (character === '\n' || character === '\t') continue
    const codePoint = character.codePointAt(0) ?? 0
    if (!fonts.some(covers => covers(codePoint))) missing.add(character)
  }
  return [...missing]
}

function tableOffset(view: DataView, tag: string): number | undefined {
  const tables = view.getUint16(4)
  for (let i = 0; i < tables; i++) {
    const at = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map(n => view.getUint8(at + n)))
    if (name === tag) return view.getUint32(at + 8)
  }
  return undefined
}

function format12(view: DataView, at: number): readonly Segment[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, group) => {
    const row = at + 16 + group * 12
    const first = view.getUint32(row)
    const glyph = view.getUint32(row + 8)
    return { first, last: view.getUint32(row + 4), drawn: codePoint => glyph + (codePoint - first) !== 0 }
  })
}

function format4(view: DataView, at: number): readonly Segment[] {
  const double = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + double + 2
  const deltas = starts + double
  const offsets = deltas + double
  return Array.from({ length: double / 2 }, (_, i) => {
    const first = view.getUint16(starts + i * 2)
    const delta = view.getUint16(deltas + i * 2)
    const offset = view.getUint16(offsets + i * 2)
    const drawn = (codePoint: number): boolean => {
      if (offset === 0) return ((codePoint + delta) & 0xffff) !== 0
      return view.getUint16(offsets + i * 2 + offset + (codePoint - first) * 2) !== 0
    }
    return { first, last: view.getUint16(ends + i * 2), drawn }
  }).filter(segment => segment.first !== 0xffff)
}
