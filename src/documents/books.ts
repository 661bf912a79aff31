// Reads the catalogues of papers from a flow's folder: YAML in, checked books out.
import { join } from 'node:path'
import type { Locale } from '../model/person.ts'
import { readYaml } from '../packs/yaml.ts'
import { type Books, clauseBookSchema, textBookSchema } from './words.ts'

/** Both languages of one flow's papers; a file that does not fit its schema stops the start. */
export function readBooks(folder: string): Readonly<Record<Locale, Books>> {
  const book = (locale: Locale): Books => ({
    texts: textBookSchema.parse(readYaml(join(folder, `texts.${locale}.yaml`))),
    clauses: clauseBookSchema.parse(readYaml(join(folder, `clauses.${locale}.yaml`))),
  })
  return { 'zh-CN': book('zh-CN'), en: book('en') }
}
