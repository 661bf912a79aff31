// `haosan law`: answers requests from standard input as JSON; `law explain` in words; `law params` lists doubtful figures.
import type { Command } from 'commander'
import type { DoubtfulParameter } from '../../law/doubtful.ts'
import { companyZone, Temporal } from '../../model/dates.ts'
import { write } from '../write.ts'
import type { LawForm } from './law-answer.ts'

/** One doubtful figure as a line of a table. */
const paramLine = (jurisdiction: string, { row, doubts }: DoubtfulParameter) =>
  [
    jurisdiction,
    row.id,
    row.region ?? '-',
    String(row.year ?? row.from ?? '-'),
    row.value,
    doubts.join('+'),
    row.note ?? row.source,
  ].join('\t')

/** The company's own figures are among them: each stands in the place of a row that came along. */
async function listDoubtful(today: string, json: boolean): Promise<void> {
  const { doubtfulParameters } = await import('../../law/doubtful.ts')
  const { ownLaw } = await import('./own-law.ts')
  const doubtful = ownLaw().packs.flatMap(pack =>
    'incomplete' in pack
      ? []
      : doubtfulParameters(pack, today).map(found => ({ jurisdiction: pack.jurisdiction, ...found })),
  )
  if (json) {
    const rows = doubtful.map(({ jurisdiction, row, doubts }) => ({ jurisdiction, ...row, doubts }))
    await write(`${JSON.stringify(rows)}\n`)
  } else {
    await write(doubtful.map(found => `${paramLine(found.jurisdiction, found)}\n`).join(''))
  }
}

/** Registers the command. */
export function lawCommand(program: Command): void {
  // Asked once: a calculation of many requests is one calculation of one day.
  const today = () => Temporal.Now.plainDateISO(companyZone).toString()
  const answer = async (form: LawForm) => (await import('./law-input.ts')).answerInput(form, today())
  const law = program
    .command('law')
    .description('calculate from JSON on standard input: one request or an array of them')
    .option('--steps', 'also give how each result that is no amount came about')
    .action((options: { readonly steps?: true }) => answer(options.steps ? 'steps' : 'brief'))
  law
    .command('explain')
    .description('the same calculation in words, with formula and article')
    .action(() => answer('words'))
  law
    .command('params')
    .description(
      "figures that need care: stale, conflicting, recalled, undated, of an unconfirmed series, or the company's own",
    )
    .option('--json', 'as JSON')
    .action((options: { readonly json?: true }) => listDoubtful(today(), options.json === true))
}
