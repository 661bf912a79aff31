// Bench of the law: 10,000 requests in one process, median of five runs, and through the command, of three; with memory.
import { calculate } from '../src/law/calculate.ts'
import { loadLawPacks } from '../src/packs/load.ts'
import { type CommandRun, runLawCommand } from './law-command.ts'

const runs = 5
const commandRuns = 3
const size = 10_000
const places = ['Shanghai', '北京', 'Shenzhen', 'Chengdu', 'Nowhere']
const grounds = [
  'art36_employer_proposed',
  'art40_2_incompetent',
  'art44_1_expiry_employer_no_renew',
  'unlawful',
  'art37_resign',
]

const requests = Array.from({ length: size }, (_, at) => ({
  id: String(at),
  jurisdiction: 'CN',
  region: places[at % places.length],
  asOf: '2025-11-30',
  facts: {
    ground: grounds[at % grounds.length],
    hireDate: `${2000 + (at % 25)}-0${1 + (at % 9)}-1${at % 10}`,
    endDate: '2025-11-30',
    avgMonthlyWage: `${8000 + (at % 400) * 100}.00`,
    cumulativeWorkYears: at % 30,
    leaveTakenDays: at % 6,
    avgMonthlyWageExclOvertime: '17400.00',
    uiContributionMonths: at % 200,
    noticeGiven30Days: at % 2 === 0,
    lastMonthWage: '15000.00',
  },
}))

const packs = loadLawPacks()
const times: number[] = []
const processor: number[] = []
for (let run = 0; run < runs; run += 1) {
  const start = performance.now()
  const cpu = process.cpuUsage()
  let written = 0
  for (const request of requests) written += JSON.stringify(calculate(packs, request, '2025-11-30')).length
  times.push(performance.now() - start)
  const used = process.cpuUsage(cpu)
  const wall = performance.now() - start
  processor.push((used.user + used.system) / 1000)
  process.stderr.write(`run ${run + 1}: ${wall.toFixed(0)} ms, ${written} characters\n`)
}
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const median = middle(times)
const memory = process.memoryUsage()
process.stdout.write(
  `${size} requests: median ${median.toFixed(0)} ms, ${(size / (median / 1000)).toFixed(0)} a second, processor ${middle(processor).toFixed(0)} ms, ` +
    `resident ${(memory.rss / 1e6).toFixed(0)} MB, heap ${(memory.heapUsed / 1e6).toFixed(0)} MB\n`,
)

const input = JSON.stringify(requests)
const ran: CommandRun[] = []
for (let run = 0; run < commandRuns; run += 1) ran.push(await runLawCommand(input))
const ofCommand = (of: (one: CommandRun) => number) => middle(ran.map(of))
process.stdout.write(
  `through the command: median ${ofCommand(one => one.wallMs).toFixed(0)} ms, processor ${ofCommand(one => one.processorMs).toFixed(0)} ms, ` +
    `resident ${ofCommand(one => one.residentMb).toFixed(0)} MB, ${ofCommand(one => one.writtenMb).toFixed(0)} MB of answers\n`,
)
