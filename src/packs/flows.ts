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
import { readYaml } from './yaml.ts'

const yamls = (dir: string): unknown[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter(name => name.endsWith('.yaml'))
        .sort()
        .map(name => readYaml(join(dir, name)))
    : []

const dir = join(root, 'flows')

function noticeSheets(book: unknown): readonly ScriptSheet[] {
  const reading = readNotices(book)
  if (!reading.ok) throw new AppError('invalid', 'flow-invalid', reading.problems.join('\n'))
  return reading.sheets
}

/** All shipped flows; a flow that does not check stops the start with its problems. */
export const loadFlows: () => readonly RunnableFlow[] = once(() =>
  readdirSync(dir)
    .filter(id => existsSync(join(dir, id, 'flow.yaml')))
    .map(id => {
      const head = readYaml(join(dir, id, 'flow.yaml'))
      const reading = readFlow(
        head,
        yamls(join(dir, id, 'steps')).flat(),
        Object.assign({}, ...yamls(join(dir, id, 'forms'))),
        [...yamls(join(dir, id, 'scripts')), ...yamls(join(dir, id, 'notices')).flatMap(noticeSheets)],
        yamls(join(dir, id, 'rehearsal')),
      )
      if (!reading.ok) throw new AppError('invalid', 'flow-invalid', reading.problems.join('\n'))
      return reading.flow
    }),
)
