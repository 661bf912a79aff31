// The command line of the law engine: standard input, standard output, exit code.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { captured } from '../../../test/captured.ts'
import { commandLine, obey } from '../command-line.ts'
import { lawCommand } from './law.ts'

const cli = fileURLToPath(new URL('../../../scripts/haosan.mjs', import.meta.url))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The command alone, in this process: starting the program anew takes longer than most calculations. */
async function run(words: readonly string[], input: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const told = captured(input)
  try {
    const program = commandLine()
    lawCommand(program)
    await obey(program, words)
    return { code: Number(process.exitCode ?? 0), out: told.out, err: told.err }
  } finally {
    told.end()
    vi.unstubAllEnvs()
  }
}

/** The whole program as a process of its own. */
const runProgram = (words: readonly string[], input: string, env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [cli, ...words], { env: { ...process.env, ...env } })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => {
      out += String(chunk)
    })
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    child.on('error', failed)
    child.on('close', code => done({ code, out, err }))
    child.stdin.end(input)
  })

const golden = {
  id: 'golden',
  jurisdiction: 'CN',
  region: 'Shanghai',
  asOf: '2025-11-30',
  facts: {
    ground: 'art36_employer_proposed',
    hireDate: '2019-03-18',
    endDate: '2025-11-30',
    avgMonthlyWage: '18600.00',
  },
}

/** Above three times the local average, so that the average decides (LCL 47). */
const highWage = { ...golden, facts: { ...golden.facts, avgMonthlyWage: '60000.00' } }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haosan-law-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The settings of a company with a figure of its own. */
async function ownFigure(id: string) {
  const sample = await readFile(new URL('../../../sample/settings.yaml', import.meta.url), 'utf8')
  const row = `lawOverrides:\n  - { id: ${id}, region: 上海, year: 2024, value: '15000', reason: 市统计局公报 }`
  const file = join(folder, `${id}.yaml`)
  await writeFile(file, sample.replace('lawOverrides: []', row))
  return { HAOSAN_SETTINGS: file }
}

describe("the company's own figures", () => {
  test('stand in the answer, and the answer says so', async () => {
    const { code, out } = await run(['law'], JSON.stringify(highWage), await ownFigure('average-monthly-wage'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      results: { severanceBase: '45000.00', total: '315000.00' },
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'parameter_overridden' })]),
    })
  })

  test('that fit nothing in the law stop the calculation', async () => {
    const { code, out, err } = await run(['law'], JSON.stringify(highWage), await ownFigure('average-wages'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('average-wages (unknown_parameter)')
  })

  test('are missing when the settings cannot be read: the shipped ones answer, and it is said', async () => {
    const env = { HAOSAN_SETTINGS: join(folder, 'none.yaml') }
    const { code, out, err } = await run(['law'], JSON.stringify(highWage), env)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ results: { severanceBase: '37302.00', total: '261114.00' } })
    expect(err).toContain('none.yaml')
    expect(err).toContain('the figures that come with Haosan are used')
  })
})

describe('haosan law', () => {
  test('a reader that goes away after the first bytes is no fault', async () => {
    const child = spawn(process.execPath, [cli, 'law'])
    let err = ''
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const ended = new Promise(done => child.on('close', done))
    child.stdin.end(JSON.stringify(Array.from({ length: 200 }, () => golden)))
    await ended
    expect(err).toBe('')
  })

  test('a file that begins with a byte order mark is read like any other', async () => {
    const { code, out } = await run(['law'], `\uFEFF${JSON.stringify(golden)}`)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ results: { total: '130200.00' } })
  })

  test('one request gives one answer and exit code 0', async () => {
    const { code, out } = await run(['law'], JSON.stringify(golden))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id: 'golden', status: 'ok', results: { total: '130200.00' } })
  })

  test('one bad request in an array gets its error, the others their answers, exit code 2', async () => {
    const bad = { id: 'bad', jurisdiction: 'CN', facts: { hiredate: '2019-03-18' } }
    const { code, out, err } = await run(['law'], JSON.stringify([golden, bad, golden]))
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject([
      { status: 'ok' },
      { id: 'bad', status: 'error', error: { code: 'unknown_fact', fact: 'hiredate', closest: 'hireDate' } },
      { status: 'ok' },
    ])
    expect(err).toContain('unknown_fact')
  })

  test('a wage told twice is a named error, and the others are answered', async () => {
    const twice = JSON.stringify(golden).replace('"avgMonthlyWage"', '"avgMonthlyWage":"9999.00","avgMonthlyWage"')
    const { code, out, err } = await run(['law'], `[${JSON.stringify(golden)},${twice}]`)
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject([
      { status: 'ok' },
      { id: 'golden', status: 'error', error: { code: 'invalid_request', fact: 'avgMonthlyWage' } },
    ])
    expect(err).toContain('request 2 was not understood')
  })

  test('many requests are shared by all cores, and their answers and faults stay in order', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) =>
      at === 803 ? { id: '803', jurisdiction: 'XX' } : { ...highWage, id: String(at) },
    )
    const text = JSON.stringify(many).replace('"id":"2077"', '"id":"2077","id":"2077"')
    const { code, out, err } = await runProgram(['law'], text, await ownFigure('average-monthly-wage'))
    expect(code).toBe(2)
    const answers = JSON.parse(out) as { id: string; status: string; results?: { total: string } }[]
    expect(answers.map(answer => answer.id)).toEqual(many.map(request => request.id))
    expect(answers.filter(answer => answer.results?.total === '315000.00')).toHaveLength(2_498)
    expect(err.match(/request \d+ was not understood/g)).toEqual([
      'request 804 was not understood',
      'request 2078 was not understood',
    ])
    expect(err).not.toContain('A worker ended')
  })

  test('an empty array is an empty answer', async () => {
    expect(await run(['law'], '[]')).toMatchObject({ code: 0, out: '[]\n' })
  })

  test('what is not JSON is refused with a reason and no answer', async () => {
    const { code, out, err } = await run(['law'], '{"id":')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('JSON')
  })

  test('explain writes the calculation in words', async () => {
    const { code, out } = await run(['law', 'explain'], JSON.stringify({ ...golden, locale: 'en' }))
    expect(code).toBe(0)
    expect(out).toContain('severance: 130200.00 CNY = 7.0 × 18600.00')
  })

  test("params lists doubtful figures, and the company's own in place of those that came along", async () => {
    const { code, out } = await run(['law', 'params', '--json'], '', await ownFigure('average-monthly-wage'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({
        id: 'average-annual-wage',
        value: '180000',
        source: '市统计局公报',
        doubts: ['stale', 'overridden'],
      }),
    )
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ id: 'minimum-monthly-wage', region: 'Tianjin', doubts: ['conflicting', 'undated'] }),
    )
  })
})
