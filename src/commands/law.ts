// `haosan law`: answers requests from standard input as JSON; `law explain` in words; `law params` lists doubtful figures.
import type { Command } from 'commander'
import type { LawAnswer } from '../law/answer.ts'
import { calculate } from '../law/calculate.ts'
import { type DoubtfulParameter, doubtfulParameters } from '../law/doubtful.ts'
import { explain } from '../law/explain.ts'
import type { LawPacks } from '../law/pack.ts'
import { Temporal } from '../model/dates.ts'
import { loadLawPacks } from '../packs/load.ts'

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

/** Reads what came in, hands each request to `answerOne`, and sets exit code 2 when any was not understood. */
async function answerInput(
  answerOne: (request: unknown) => { readonly text: string; readonly ok: boolean },
  json: boolean,
) {
  const input = parseJson(await readInput())
  if (!input) {
    process.stderr.write('The request on standard input is not JSON. 标准输入不是 JSON。\n')
    process.exitCode = 2
    return
  }
  const many = Array.isArray(input.json)
  const requests: readonly unknown[] = Array.isArray(input.json) ? input.json : [input.json]
  if (json && many) await write('[')
  let batch = ''
  for (const [at, request] of requests.entries()) {
    const { text, ok } = answerOne(request)
    if (!ok) {
      process.exitCode = 2
      process.stderr.write(`request ${at + 1} was not understood\n`)
    }
    batch += json ? (at > 0 ? ',\n' : '') + text : `${at > 0 ? '\n' : ''}${text}\n`
    if (batch.length > 1_000_000) {
      await write(batch)
      batch = ''
    }
  }
  await write(json ? `${batch}${many ? ']' : ''}\n` : batch)
}

const todayIn = (zone: string) => Temporal.Now.plainDateISO(zone).toString()

const localeOf = (request: unknown) =>
  typeof request === 'object' && request !== null && 'locale' in request && request.locale === 'en' ? 'en' : 'zh-CN'

/** Amounts explain themselves in their lines; how every other result came about is told when asked for. */
function brief(answer: LawAnswer): object {
  if (answer.status === 'error') return answer
  const { steps: _steps, ...told } = answer
  return told
}

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

/** Registers the command; `load` gives the packs, with the company's overrides where there are settings. */
export function lawCommand(program: Command, load: () => LawPacks = loadLawPacks): void {
  let loaded: LawPacks | undefined
  const packs = () => {
    loaded ??= load()
    return loaded
  }
  let day: string | undefined
  // Asked once: a calculation of many requests is one calculation of one day.
  const today = () => {
    day ??= todayIn('Asia/Shanghai')
    return day
  }
  const law = program
    .command('law')
    .description('calculate from JSON on standard input: one request or an array of them')
    .option('--steps', 'also give how each result that is no amount came about')
    .action((options: { readonly steps?: true }) =>
      answerInput(request => {
        const answer = calculate(packs(), request, today())
        if (answer.status === 'error') process.stderr.write(`${answer.error.code}: ${answer.error.text}\n`)
        return { text: JSON.stringify(options.steps ? answer : brief(answer)), ok: answer.status !== 'error' }
      }, true),
    )
  law
    .command('explain')
    .description('the same calculation in words, with formula and article')
    .action(() =>
      answerInput(request => {
        const answer = calculate(packs(), request, today())
        return { text: explain(packs(), answer, localeOf(request)).join('\n'), ok: answer.status !== 'error' }
      }, false),
    )
  law
    .command('params')
    .description('figures that are stale, conflicting, undated or of an unconfirmed series')
    .option('--json', 'as JSON')
    .action(async (options: { readonly json?: true }) => {
      const doubtful = packs().packs.flatMap(pack =>
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
