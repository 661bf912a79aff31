// Reads the message catalogues from disk: the product's own in messages/, each flow's in flows/<id>/texts/.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../model/person.ts'
import { flatten, makeTexts, type Texts } from '../texts/texts.ts'
import { once } from './once.ts'
import { root } from './root.ts'
import { readYaml } from './yaml.ts'

const yamlFiles = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => join(dir, entry.name))
    .sort()

const textDirs = (locale: Locale): string[] => [
  join(root, 'messages', locale),
  ...readdirSync(join(root, 'flows'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(root, 'flows', entry.name, 'texts', locale)),
]

function catalogue(locale: Locale): Record<string, string> {
  const all: Record<string, string> = {}
  for (const file of textDirs(locale).flatMap(yamlFiles)) {
    for (const [key, text] of Object.entries(flatten(readYaml(file) ?? {}))) {
      if (all[key] !== undefined) throw new Error(`${file}: the text ${key} stands twice`)
      all[key] = text
    }
  }
  return all
}

export const loadTexts: () => Texts = once(() => makeTexts({ 'zh-CN': catalogue('zh-CN'), en: catalogue('en') }))
