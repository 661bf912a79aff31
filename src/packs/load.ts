// Reads the law packs from disk once: code from law/<country>/code.ts, everything that ages from the YAML beside it.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import type { LawPack, LawPacks, PackCode } from '../law/pack.ts'
import { lawCodes } from './law-codes.ts'
import { once } from './once.ts'
import {
  articlesFile,
  engineTextsFile,
  packFile,
  parametersFile,
  regionsFile,
  tablesFile,
  textsFile,
} from './schema.ts'
import { readYaml } from './yaml.ts'

const folder = fileURLToPath(new URL('../../law', import.meta.url))

function readPackFile<S extends z.ZodType>(schema: S, ...path: string[]): z.output<S> {
  const file = join(...path)
  const checked = schema.safeParse(readYaml(file))
  if (checked.success) return checked.data
  const where = checked.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new Error(`Law pack file ${file} is not valid: ${where}`)
}

/** All YAML files of a folder, in the order of their names; an absent folder has none. */
function readAll<S extends z.ZodArray>(schema: S, folder: string): z.output<S>[number][] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter(one => one.isFile() && one.name.endsWith('.yaml'))
  return names
    .map(one => one.name)
    .sort()
    .flatMap(name => readPackFile(schema, folder, name))
}

/** A small catalogue is one file, a large one a folder of files. */
const readArticles = (folder: string) =>
  existsSync(join(folder, 'articles'))
    ? readAll(articlesFile, join(folder, 'articles'))
    : readPackFile(articlesFile, folder, 'articles.yaml')

function loadPack(folder: string, code: PackCode): LawPack {
  const texts = (locale: string) => readPackFile(textsFile, folder, 'texts', `${locale}.yaml`)
  return {
    ...code,
    ...readPackFile(packFile, folder, 'pack.yaml'),
    regions: readPackFile(regionsFile, folder, 'regions.yaml'),
    parameters: readAll(parametersFile, join(folder, 'parameters')),
    tables: readAll(tablesFile, join(folder, 'parameters', 'tables')),
    articles: readArticles(folder),
    texts: { 'zh-CN': texts('zh-CN'), en: texts('en') },
  }
}

/** Reads and checks every pack. Throws with the file and the place when a file is not valid: nothing starts on bad law. */
export const loadLawPacks: () => LawPacks = once(() => ({
  packs: Object.entries(lawCodes).map(([name, code]) => loadPack(join(folder, name), code)),
  texts: {
    'zh-CN': readPackFile(engineTextsFile, folder, 'texts', 'zh-CN.yaml'),
    en: readPackFile(engineTextsFile, folder, 'texts', 'en.yaml'),
  },
}))
