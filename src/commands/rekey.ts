// `haosan rekey`: after a new key stands first in HAOSAN_KEY, seals everything with it, so that the older keys may go.
import { type Command, Option } from 'commander'
import type { Locale } from '../model/person.ts'
import { loadTexts } from '../packs/texts.ts'
import type { Store } from '../store/open-store.ts'

type OpenProject = () => Promise<{ readonly store: Pick<Store, 'rekey'>; close(): Promise<void> }>

export function rekeyCommand(program: Command, openProject: OpenProject): void {
  program
    .command('rekey')
    .description('seal everything with the first key of HAOSAN_KEY; restart running servers with it before')
    .option('--older-copy', 'also a database that was put back to an older copy on purpose; goes on record')
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action(async ({ lang, olderCopy }: { readonly lang: Locale; readonly olderCopy?: boolean }) => {
      const { store, close } = await openProject()
      try {
        const count = await store.rekey('operator', { olderCopy })
        process.stdout.write(`${loadTexts().in(lang)('record.rekeyed', { count })}\n`)
      } finally {
        await close()
      }
    })
}
