// `haosan law`: answers requests from standard input as JSON; `law explain` in words; `law params` lists doubtful figures.
import type { Command } from 'commander'
import { lawOf, readCompany } from '../company.ts'
import { processConfig } from '../config/config.ts'
import { type DoubtfulParameter, doubtfulParameters } from '../law/doubtful.ts'
import { Temporal } from '../model/dates.ts'
import { AppError } from '../model/refusal.ts'
import type { CompanySettings } from '../model/settings.ts'
import { loadLawPacks } from '../packs/load.ts'
import type { LawForm } from './law-answer.ts'
import { answerAll } from './law-crew.ts'

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function write(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(text, error => (error ? failed(error) : done()))
  })
}

const parseJson = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** The company's figures, as its cases use them. Without its settings the law is calculated as it is shipped, and this is said. */
function ownFigures(): CompanySettings['lawOverrides'] {
  const read = processConfig()
  try {
    if (!read.ok) throw new AppError('invalid', 'bad-config', read.problems.join('\n'))
    return readCompany(read.config).lawOverrides
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    process.stderr.write(`${fault.message}\n${asShipped}\n`)
    return []
  }
}
const asShipped =
  "Without the company's settings, the figures that come with Haosan are used. 读不到公司设置,按自带的参数计算。"

/** Reads what came in, answers each request, and sets exit code 2 when any was not understood. */
async function answerInput(form: LawForm, today: string) {
  const input = parseJson(await readInput())
  if (!input) {
    process.stderr.write('The request on standard input is not JSON. 标准输入不是 JSON。\n')
    process.exitCode = 2
    return
  }
  const json = form !== 'words'
  const many = Array.isArray(input.json)
  const requests: readonly unknown[] = Array.isArray(input.json) ? input.json : [input.json]
  const lawOverrides = ownFigures()
  const packs = lawOf({ lawOverrides })
  if (json && many) await write('[')
  let batch = ''
  let at = 0
  for await (const { text, fault } of answerAll(packs, requests, { form, today, lawOverrides })) {
    if (fault !== undefined) {
      process.exitCode = 2
      process.stderr.write(`${fault}\nrequest ${at + 1} was not understood\n`)
    }
    batch += json ? (at > 0 ? ',\n' : '') + text : `${at > 0 ? '\n' : ''}${text}\n`
    at += 1
    if (batch.length > 1_000_000) {
      await write(batch)
      batch = ''
    }
  }
  await write(json ? `${batch}${many ? ']' : ''}\n` : batch)
}

const todayIn = (zone: string) => Temporal.Now.plainDateISO(zone).toString()

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

/** Registers the command. */
export function lawCommand(program: Command): void {
  // Asked once: a calculation of many requests is one calculation of one day.
  const today = () => todayIn('Asia/Shanghai')
  const law = program
    .command('law')
    .description('calculate from JSON on standard input: one request or an array of them')
    .option('--steps', 'also give how each result that is no amount came about')
    .action((options: { readonly steps?: true }) => answerInput(options.steps ? 'steps' : 'brief', today()))
  law
    .command('explain')
    .description('the same calculation in words, with formula and article')
    .action(() => answerInput('words', today()))
  law
    .command('params')
    .description('figures that are stale, conflicting, undated or of an unconfirmed series')
    .option('--json', 'as JSON')
    .action(async (options: { readonly json?: true }) => {
      // The shipped rows: whoever enters a figure of the company's own looks here for its name.
      const doubtful = loadLawPacks().packs.flatMap(pack =>
        'incomplete' in pack
          ? []
          : doubtfulParameters(pack, today()).map(found => ({ jurisdiction: pack.jurisdiction, ...found })),
      )
      if (options.json) {
        const rows = doubtful.map(({ jurisdiction, row, doubts }) => ({ jurisdiction, ...row, doubts }))
        await write(`${JSON.stringify(rows)}\n`)
      } else {
        await write(doubtful.map(found => `${paramLine(found.jurisdiction, found)}\n`).join(''))
      }
    })
}
