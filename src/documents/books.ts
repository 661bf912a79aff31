// Reads the catalogues of papers from a flow's folder: YAML in, checked books out.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locale } from '../model/person.ts'
import { parseYaml } from '../packs/yaml.ts'
import { type Books, clauseBookSchema, textBookSchema } from './words.ts'

const read = async (folder: string, name: string): Promise<unknown> =>
  parseYaml(await readFile(join(folder, name), 'utf8'))

/** Both languages of one flow's papers; a file that does not fit its schema stops the start. */
export async function readBooks(folder: string): Promise<Readonly<Record<Locale, Books>>> {
  const book = async (locale: Locale): Promise<Books> => ({
    texts: textBookSchema.parse(await read(folder, `texts.${locale}.yaml`)),
    clauses: clauseBookSchema.parse(await read(folder, `clauses.${locale}.yaml`)),
  })
  return { 'zh-CN': await book('zh-CN'), en: await book('en') }
}
