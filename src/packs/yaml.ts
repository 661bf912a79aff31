// The YAML that ships with the program. Every start reads a megabyte of it, so what was read is kept beside the prepared
// program, as JSON, which takes a tenth of the time; it counts for the very same text and the same reader only.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { threadId } from 'node:worker_threads'
import { CORE_SCHEMA, load } from 'js-yaml'
import { once } from './once.ts'
import { root } from './root.ts'

/** The data of a YAML 1.2 text; days stay text. Throws with file, line and column where it is no YAML. */
const parseYaml = (text: string, filename: string): unknown => load(text, { schema: CORE_SCHEMA, filename })

/** Reads the YAML files of a project, each as it stands now. */
export const yamlOf = (project: string): ((file: string) => unknown) => {
  const folder = join(project, 'dist', 'yaml')
  return file => {
    const text = readFileSync(file, 'utf8')
    const place = join(folder, `${encodeURIComponent(relative(project, file))}.json`)
    const stamp = digest(reader(), text)
    const kept = readKept(place, stamp)
    if (kept !== undefined) return JSON.parse(kept)
    const data = parseYaml(text, file)
    keep(folder, place, stamp, data)
    return data
  }
}

export const readYaml = yamlOf(root)

const digest = (...texts: readonly string[]): string =>
  texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex')

/** What tells this version of the reader from another. */
const reader = once(() => readFileSync(createRequire(import.meta.url).resolve('js-yaml/package.json'), 'utf8'))

/** The JSON that was kept under this stamp, whole; a file cut short or changed does not count. */
function readKept(place: string, stamp: string): string | undefined {
  let kept: string
  try {
    kept = readFileSync(place, 'utf8')
  } catch {
    return undefined
  }
  const end = kept.indexOf('\n')
  const json = kept.slice(end + 1)
  return kept.slice(0, end) === `${stamp} ${digest(json)}` ? json : undefined
}

function keep(folder: string, place: string, stamp: string, data: unknown): void {
  const json = JSON.stringify(data)
  // An infinite number, say, is no JSON: such a file is read anew each time.
  if (json === undefined || !isDeepStrictEqual(JSON.parse(json), data)) return
  const unfinished = `${place}.${process.pid}-${threadId}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(unfinished, `${stamp} ${digest(json)}\n${json}`)
    renameSync(unfinished, place)
  } catch {
    // In a folder that may not be written to all files are read anew each time.
  }
}
