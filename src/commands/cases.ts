// `haosan cases`: all cases, newest first, by their metadata.
import { type Command, Option } from 'commander'
import type { Locale } from '../model/person.ts'
import { loadTexts } from '../packs/texts.ts'
import type { Store } from '../store/open-store.ts'

type OpenProject = () => Promise<{ readonly store: Pick<Store, 'cases'>; close(): Promise<void> }>

export function casesCommand(program: Command, openProject: OpenProject): void {
  program
    .command('cases')
    .description('list all cases, newest first: id, flow, stage, employee number, opened, next deadline')
    .option('--json', 'print an array of objects', false)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action(async (options: { readonly json: boolean; readonly lang: Locale }) => {
      const { store, close } = await openProject()
      try {
        const cases = await store.cases.list()
        if (options.json) process.stdout.write(`${JSON.stringify(cases, null, 2)}\n`)
        else if (cases.length === 0) process.stderr.write(`${loadTexts().in(options.lang)('record.no-cases')}\n`)
        else
          for (const one of cases)
            process.stdout.write(
              `${[one.id, one.flow, one.stage, one.employeeNo, one.openedAt, one.nextDue ?? '-'].join('  ')}\n`,
            )
      } finally {
        await close()
      }
    })
}
