// `haosan case <id>`: one case and its record; outside the sandbox only when, who and what kind.
import { type Command, Option } from 'commander'
import type { CaseEvent } from '../model/case-event.ts'
import type { Locale } from '../model/person.ts'
import { loadTexts } from '../packs/texts.ts'
import type { Store } from '../store/open-store.ts'
import type { Mode } from '../store/settings.ts'

type OpenProject = () => Promise<{
  readonly store: Pick<Store, 'cases'>
  readonly mode: Mode
  close(): Promise<void>
}>

export function caseCommand(program: Command, openProject: OpenProject): void {
  program
    .command('case')
    .description('show one case and its record; outside the sandbox its metadata only')
    .argument('<id>', 'case id')
    .option('--json', 'print one object', false)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action(async (id: string, options: { readonly json: boolean; readonly lang: Locale }) => {
      const say = loadTexts().in(options.lang)
      const { store, mode, close } = await openProject()
      try {
        const summary = (await store.cases.list()).find(one => one.id === id)
        if (summary === undefined) {
          process.stderr.write(`${say('record.no-such-case', { case: id })}\n`)
          process.exitCode = 2
          return
        }
        const events = (await store.cases.events(id)).map(event => shown(event, mode))
        if (options.json) process.stdout.write(`${JSON.stringify({ ...summary, events }, null, 2)}\n`)
        else {
          process.stdout.write(
            `${summary.id}  ${summary.flow}  ${summary.stage}  ${summary.employeeNo}  ${summary.openedAt}  ${summary.nextDue ?? '-'}\n`,
          )
          for (const event of events)
            process.stdout.write(
              `${event.seq}  ${event.at}  ${event.by}  ${event.kind}${'body' in event ? `  ${JSON.stringify(event.body)}` : ''}\n`,
            )
        }
        if (mode === 'live' && !options.json) process.stderr.write(`${say('record.metadata-only')}\n`)
      } finally {
        await close()
      }
    })
}

const shown = ({ body, ...envelope }: CaseEvent, mode: Mode) => ({
  ...envelope,
  kind: body.kind,
  ...(mode === 'sandbox' ? { body } : {}),
})
