// `npm run check`: every check, each counted, with one closing line `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import './prepare.mjs'

// Written at once: a pipe must not lose the closing line when the process exits.
const say = text => {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (fault) {
      if (fault.code !== 'EAGAIN') throw fault
    }
  }
}

const deep = process.argv.includes('--deep')
const folder = mkdtempSync(join(tmpdir(), 'haosan-check-'))
const report = join(folder, 'tests.json')
// The same seed every day, so that a change is judged by what it changed; the deep run looks for new ones.
const seed = Number(process.env.HAOSAN_TEST_SEED ?? (deep ? Math.floor(Math.random() * 2 ** 31) : 1083344481))

const checks = [
  ['format and lint', 'npx', ['biome', 'ci', '--colors=off', '--error-on-warnings', '.']],
  ['types', 'npx', ['tsc', '-p', '.']],
  ['types of the pages', 'npx', ['tsc', '-p', 'web']],
  ['import rules', 'node', ['scripts/import-rules.mjs']],
  ['dead code', 'npx', ['knip', '--no-progress']],
]

let passed = 0
let failed = 0
const count = (name, good, seconds) => {
  if (good) passed += 1
  else failed += 1
  say(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`)
}

const run = (name, command, args, options = {}) =>
  new Promise(resolve => {
    const began = performance.now()
    const child = spawn(command, args, options)
    if (options.priority !== undefined && child.pid !== undefined) setPriority(child.pid, options.priority)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', chunk => (said += chunk))
    child.on('error', fault => (said += fault.message))
    child.on('close', code => resolve({ name, code, said, seconds: (performance.now() - began) / 1000 }))
  })

// One after the other, in what the tests leave over: tests wait often, and those of journeys must not wait for long.
const inspect = async () => {
  for (const check of checks) {
    const { name, code, said, seconds } = await run(...check, { priority: constants.priority.PRIORITY_LOW })
    count(name, code === 0, seconds)
    if (code !== 0) say(`${said}\n`)
  }
}

say(`tests with seed ${seed}${deep ? ', full counts' : ''}\n`)
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const [tests] = await Promise.all([
  run('tests', 'npx', vitest, {
    stdio: 'inherit',
    env: { ...process.env, HAOSAN_TEST_SEED: String(seed), ...(deep ? { HAOSAN_TEST_DEEP: '1' } : {}) },
  }),
  inspect(),
])
let skipped = 0
try {
  const told = JSON.parse(readFileSync(report, 'utf8'))
  passed += told.numPassedTests
  failed += told.numFailedTests
  skipped = told.numPendingTests
  // A file that does not load fails without any of its tests having run.
  if (tests.code !== 0 && told.numFailedTests === 0) failed += 1
  if (told.numPassedTests === 0) failed += 1
} catch {
  failed += 1
}
say(`tests took ${tests.seconds.toFixed(0)} s\n`)
rmSync(folder, { recursive: true, force: true })
if (skipped > 0 && process.env.CI === 'true') {
  say(`${skipped} skipped, and in CI nothing may be skipped\n`)
  failed += 1
}
say(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
