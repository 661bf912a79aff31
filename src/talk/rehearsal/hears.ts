// Which lines of the script a typed sentence says, by its key words: every group of one alternative must be there.
import type { ScriptLine } from '../../model/script.ts'

/** Ids of the lines that the sentence says, in the order of the script. */
export function hears(text: string, lines: readonly ScriptLine[]): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  const has = (groups: readonly (readonly string[])[]): boolean =>
    groups.every(group => group.some(word => plain.includes(word.toLowerCase())))
  return lines.filter(line => line.heard && [...line.heard['zh-CN'], ...line.heard.en].some(has)).map(line => line.id)
}
