// `haosan data import <kind> <file.csv>`: what the company's own systems know of its people, for the preparation of a talk.
import { readFile } from 'node:fs/promises'
import { Argument, type Command, Option } from 'commander'
import { openSandboxClock, realClock } from '../clock/clock.ts'
import { fileNamed, type Mode } from '../config/config.ts'
import { tellCases } from '../ingress/data-arrived.ts'
import type { Locale } from '../model/person.ts'
import { type DataKind, dataKinds } from '../model/personnel-file.ts'
import { loadTexts } from '../packs/texts.ts'
import { fileKinds } from '../personnel/columns.ts'
import { importData } from '../personnel/import-data.ts'
import type { Store } from '../store/open-store.ts'
import { problemSentences } from './problem-sentences.ts'

type OpenProject = () => Promise<{
  readonly store: Pick<Store, 'people' | 'personnel' | 'systemLog' | 'sandboxClock' | 'cases' | 'inbox'>
  readonly mode: Mode
  close(): Promise<void>
}>

interface DataOptions {
  readonly lang: Locale
  readonly dryRun?: boolean
}

const columnsHelp = (): string =>
  [
    '',
    'Columns of each kind (the first ones are required, those in brackets may be absent or empty):',
    ...dataKinds.map(kind => {
      const { columns, required } = fileKinds[kind]
      const optional = columns.filter(column => !required.includes(column))
      const brackets = optional.length > 0 ? ` [${optional.join(', ')}]` : ''
      return `  ${kind}: ${required.join(', ')}${brackets}`
    }),
    '',
    'Months are written like 2025-09, dates like 2025-09-30, amounts like 16000.00.',
    'Feedback always names its author; there is no column for anonymous feedback. Leave means annual leave only.',
    'The same file again changes nothing. What each value may be stands in docs/data.md.',
  ].join('\n')

export function dataCommand(program: Command, openProject: OpenProject): void {
  program
    .command('data')
    .description('data about people: performance, training, leave, open claims and the like')
    .command('import')
    .description('add and update data from a CSV file (UTF-8 or GB18030); all rows or none')
    .addArgument(new Argument('<kind>', 'what the file is about').choices(dataKinds))
    .argument('<file.csv>', 'a header line, then one entry on each line')
    .option('--dry-run', 'check the file and say what would change, write nothing')
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .addHelpText('after', columnsHelp)
    .action(async (kind: DataKind, path: string, { lang, dryRun = false }: DataOptions) => {
      const say = loadTexts().in(lang)
      const bytes = await readFile(fileNamed(path)).catch(() => undefined)
      if (!bytes) return fail(say('people.no-file', { file: path }))
      const { store, mode, close } = await openProject()
      try {
        // The sandbox lives in its own time: a row of today carries the day its people see.
        const clock = mode === 'sandbox' ? await openSandboxClock(store.sandboxClock) : realClock
        const result = await importData(kind, bytes, dryRun, { ...store, now: clock.now(), by: 'operator' })
        if (!result.ok) return fail(problemSentences(result.problems, say))
        const { ok: _ok, people, ...counts } = result
        if (!dryRun) await tellCases(store, people, clock.now())
        process.stdout.write(`${say(dryRun ? 'data.would-import' : 'data.imported', counts)}\n`)
      } finally {
        await close()
      }
    })
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}
