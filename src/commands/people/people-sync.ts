// `haosan people sync [feishu|dingtalk|slack]`: links people to a messenger's own directory, and says whom it could not link.
import { Argument, type Command, Option } from 'commander'
import type { Spine } from '../../app.ts'
import { realClock } from '../../clock/clock.ts'
import type { Locale } from '../../model/person.ts'
import { AppError } from '../../model/refusal.ts'
import { loadTexts } from '../../packs/texts.ts'
import type { Conflict, LinkPlan } from '../../people/plan-links.ts'
import { syncPeople } from '../../people/sync-people.ts'
import type { Platform } from '../../ports/platform.ts'
import type { Store } from '../../store/open-store.ts'
import type { Translate } from '../../texts/texts.ts'

const messengers = ['feishu', 'dingtalk', 'slack'] as const
type Messenger = (typeof messengers)[number]

interface Options {
  readonly lang: Locale
  readonly dryRun?: boolean
  readonly force?: boolean
}

interface Opened {
  readonly store: Pick<Store, 'people' | 'cases' | 'outbox' | 'systemLog'>
  close(): Promise<void>
}

interface SyncDeps<P extends Opened> {
  readonly openProject: () => Promise<P>
  readonly openSpine: (project: P) => Promise<Pick<Spine, 'platforms' | 'stop'>>
}

export function peopleSyncCommand<P extends Opened>(people: Command, deps: SyncDeps<P>): void {
  people
    .command('sync')
    .description('link people to the directory of a connected messenger: by employee number or verified e-mail')
    .addArgument(new Argument('[messenger]', 'all that are connected unless one is named').choices(messengers))
    .option('--dry-run', 'say what would change, write nothing')
    .option('--force', 'also when more than half of the accounts would be lost')
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action(async (only: Messenger | undefined, options: Options) => {
      const project = await deps.openProject()
      const spine = await deps.openSpine(project)
      try {
        const wanted = [...spine.platforms.values()].filter(
          platform => platform.people !== undefined && (only === undefined || platform.name === only),
        )
        const say = loadTexts().in(options.lang)
        if (wanted.length === 0) fail(say('sync.none'), 2)
        for (const platform of wanted) await sync(project, platform, options, say)
      } finally {
        await spine.stop()
        await project.close()
      }
    })
}

async function sync({ store }: Opened, platform: Platform, options: Options, say: Translate): Promise<void> {
  const { people, cases, outbox, systemLog } = store
  const dryRun = options.dryRun ?? false
  try {
    const plan = await syncPeople(
      platform.name,
      platform.people?.() ?? none(),
      { dryRun, force: options.force ?? false },
      { people, cases, outbox, systemLog, now: realClock.now() },
    )
    report(plan, platform, dryRun, say)
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    // What --force would change was asked for wrongly; a directory that cannot be read just failed.
    fail(`${platform.name}: ${fault.message}`, fault.code === 'too-many-lost' ? 2 : 1)
  }
}

async function* none(): AsyncGenerator<never> {}

function fail(sentence: string, exitCode: 1 | 2): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = exitCode
}

function report(plan: LinkPlan, { name }: Platform, dryRun: boolean, say: Translate): void {
  const values = { messenger: name, linked: plan.links.length, unknown: plan.unknown, lost: plan.lost.length }
  process.stdout.write(`${say(dryRun ? 'sync.would' : 'sync.done', values)}\n`)
  for (const { person } of plan.lost) process.stderr.write(`${say('sync.lost', { id: person, messenger: name })}\n`)
  for (const conflict of plan.conflicts) process.stderr.write(`${sentenceOf(conflict, say)}\n`)
}

function sentenceOf(conflict: Conflict, say: Translate): string {
  if (conflict.code === 'two-accounts') {
    return say('sync.two-accounts', { accounts: conflict.accounts.join(', '), id: conflict.person })
  }
  return say(`sync.${conflict.code}`, { account: conflict.account, people: conflict.people.join(', ') })
}
