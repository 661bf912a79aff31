// Reads the flows from disk: flows/<id>/flow.yaml with its steps, forms, scripts, the lines of other routes and rehearsals.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readFlow } from '../authoring/read-flow.ts'
import { readNotices } from '../authoring/read-notices.ts'
import type { RunnableFlow } from '../model/flow.ts'
import { AppError } from '../model/refusal.ts'
import type { ScriptSheet } from '../model/script.ts'
import { once } from './once.ts'
import { root } from './root.ts'
import { yamlOf } from './yaml.ts'

interface Flows {
  /** What new cases run on, in the order of their names. */
  readonly current: readonly RunnableFlow[]
  /** Older versions, flows/<id>/earlier/<version>: cases that began under them go on as they began. */
  readonly earlier: readonly RunnableFlow[]
}

const namesIn = (dir: string): readonly string[] => (existsSync(dir) ? readdirSync(dir).sort() : [])

const invalid = (problems: readonly string[]): AppError => new AppError('invalid', 'flow-invalid', problems.join('\n'))

function noticeSheets(book: unknown): readonly ScriptSheet[] {
  const reading = readNotices(book)
  if (!reading.ok) throw invalid(reading.problems)
  return reading.sheets
}

type ReadYaml = (file: string) => unknown

function flowIn(dir: string, read: ReadYaml): RunnableFlow {
  const all = (part: string): unknown[] =>
    namesIn(join(dir, part))
      .filter(name => name.endsWith('.yaml'))
      .map(name => read(join(dir, part, name)))
  const reading = readFlow(
    read(join(dir, 'flow.yaml')),
    all('steps').flat(),
    Object.assign({}, ...all('forms')),
    [...all('scripts'), ...all('notices').flatMap(noticeSheets)],
    all('rehearsal'),
  )
  if (!reading.ok) throw invalid(reading.problems)
  return reading.flow
}

/** The older versions of one flow, each in a folder named by its number. */
const earlierOf = (current: RunnableFlow, dir: string, read: ReadYaml): readonly RunnableFlow[] =>
  namesIn(dir).map(name => {
    const flow = flowIn(join(dir, name), read)
    if (flow.id === current.id && String(flow.version) === name && flow.version < current.version) return flow
    throw invalid([
      `${current.id}: earlier/${name} is version ${flow.version} of ${flow.id}, not an older one so named`,
    ])
  })

/** Throws AppError `invalid` with all problems of the first flow that does not check: nothing starts on it. */
export function readFlows(project: string): Flows {
  const read = yamlOf(project)
  const flows = namesIn(join(project, 'flows'))
    .map(name => join(project, 'flows', name))
    .filter(dir => existsSync(join(dir, 'flow.yaml')))
    .map(dir => {
      const current = flowIn(dir, read)
      return { current, earlier: earlierOf(current, join(dir, 'earlier'), read) }
    })
  return { current: flows.map(one => one.current), earlier: flows.flatMap(one => one.earlier) }
}

const shipped = once(() => readFlows(root))

/** The flows that new cases run on. */
export const loadFlows = (): readonly RunnableFlow[] => shipped().current

/** Also the versions that only running cases are on. */
export const loadEveryVersion = (): readonly RunnableFlow[] => [...shipped().current, ...shipped().earlier]
