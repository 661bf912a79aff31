// `haosan people import <file.csv>`: the directory from a file. `haosan people link <employee_no>`: a one-time sign-in link.
import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { realClock } from '../../clock/clock.ts'
import { addressOf, type Config, fileNamed } from '../../config/config.ts'
import { tellCases } from '../../ingress/data-arrived.ts'
import { type Locale, roles } from '../../model/person.ts'
import { AppError } from '../../model/refusal.ts'
import { loadTexts } from '../../packs/texts.ts'
import { peopleColumns, requiredColumns } from '../../people/columns.ts'
import { type Imported, importPeople } from '../../people/import-people.ts'
import { makeSignInLink } from '../../people/sign-in-link.ts'
import type { Store } from '../../store/open-store.ts'
import type { Translate } from '../../texts/texts.ts'
import { problemSentences } from '../problem-sentences.ts'

type OpenProject = () => Promise<{
  readonly store: Pick<Store, 'people' | 'chat' | 'systemLog' | 'settings' | 'cases' | 'inbox'>
  readonly config: Pick<Config, 'url' | 'port'>
  close(): Promise<void>
}>

interface LanguageChoice {
  readonly lang: Locale
}

const columnsHelp = `
Columns: ${requiredColumns.join(', ')} are required.
The others may be absent, which leaves what is known, or empty, which empties it:
  ${peopleColumns.filter(column => !requiredColumns.some(required => required === column)).join(', ')}
Roles are joined by semicolons: ${roles.join(' ')}
Dates are written like 2019-03-18, amounts like 16000.00.`

const language = () =>
  new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN')

/** Gives the command, so that others can stand below it. */
export function peopleCommand(program: Command, openProject: OpenProject): Command {
  const people = program.command('people').description('the directory: import people, make sign-in links')
  people
    .command('import')
    .description('add and update people from a CSV file (UTF-8 or GB18030); all rows or none')
    .argument('<file.csv>', 'a header line, then one person on each line')
    .option('--dry-run', 'check the file and say what would change, write nothing')
    .addOption(language())
    .addHelpText('after', columnsHelp)
    .action(async (file: string, options: LanguageChoice & { readonly dryRun?: boolean }) => {
      const say = loadTexts().in(options.lang)
      const dryRun = options.dryRun ?? false
      const bytes = await readFile(fileNamed(file)).catch(() => undefined)
      if (!bytes) return fail(say('people.no-file', { file }))
      const project = await openProject()
      try {
        const { people: directory, systemLog } = project.store
        const ports = { people: directory, systemLog, now: realClock.now(), by: 'operator' }
        const result = await importPeople(bytes, dryRun, ports)
        if (result.ok && !dryRun) await tellCases(project.store, result.people, ports.now)
        if (result.ok) report(result, dryRun, say)
        else fail(problemSentences(result.problems, say))
      } catch (fault) {
        if (!(fault instanceof AppError && fault.kind === 'conflict')) throw fault
        fail(fault.message)
      } finally {
        await project.close()
      }
    })
  people
    .command('link')
    .description('make a link that signs a person in once, within 24 hours')
    .argument('<employee_no>')
    .addOption(language())
    .action(async (id: string, { lang }: LanguageChoice) => {
      const say = loadTexts().in(lang)
      const { store, config, close } = await openProject()
      try {
        const person = (await store.people.snapshot()).find(id)
        if (!person) return fail(say('people.no-person', { id }))
        // The running server may have another port than this command's environment says.
        const address = config.url ?? (await store.settings.address()) ?? addressOf(config)
        const link = await makeSignInLink(id, address, realClock.now(), store.chat)
        process.stderr.write(`${say('people.link', { name: person.name })}\n`)
        process.stdout.write(`${link}\n`)
      } finally {
        await close()
      }
    })
  return people
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}

function report(result: Extract<Imported, { ok: true }>, dryRun: boolean, say: Translate): void {
  const { added, changed, unchanged, missing } = result
  const key = dryRun ? 'people.would-import' : 'people.imported'
  process.stdout.write(`${say(key, { added, changed, unchanged })}\n`)
  if (missing.length > 0) process.stderr.write(`${say('people.missing-roles', { roles: missing.join(', ') })}\n`)
}
