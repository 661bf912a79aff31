// `npm run check`: every check, each counted, with one closing line `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
  ['import rules', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'adapters', 'law']],
  ['dead code', 'npx', ['knip', '--no-progress']],
]

let passed = 0
let failed = 0
const count = (name, good, seconds) => {
  if (good) passed += 1
  else failed += 1
  say(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`)
}
const timed = run => {
  const began = performance.now()
  const result = run()
  return [result, (performance.now() - began) / 1000]
}

const run = ([name, command, args]) =>
  new Promise(resolve => {
    const began = performance.now()
    const child = spawn(command, args)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => (said += chunk))
    child.on('error', fault => (said += fault.message))
    child.on('close', code => resolve({ name, good: code === 0, said, seconds: (performance.now() - began) / 1000 }))
  })

// Each of them keeps one core busy: two at a time.
const waiting = [...checks]
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name, good, said, seconds } = await run(next)
    count(name, good, seconds)
    if (!good) say(`${said}\n`)
  }
}
await Promise.all([lane(), lane()])

say(`tests with seed ${seed}${deep ? ', full counts' : ''}\n`)
const [tests, seconds] = timed(() =>
  spawnSync('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    stdio: 'inherit',
    env: { ...process.env, HAOSAN_TEST_SEED: String(seed), ...(deep ? { HAOSAN_TEST_DEEP: '1' } : {}) },
  }),
)
let skipped = 0
try {
  const told = JSON.parse(readFileSync(report, 'utf8'))
  passed += told.numPassedTests
  failed += told.numFailedTests
  skipped = told.numPendingTests
  // A file that does not load fails without any of its tests having run.
  if (tests.status !== 0 && told.numFailedTests === 0) failed += 1
  if (told.numPassedTests === 0) failed += 1
} catch {
  failed += 1
}
say(`tests took ${seconds.toFixed(0)} s\n`)
rmSync(folder, { recursive: true, force: true })
if (skipped > 0 && process.env.CI === 'true') {
  say(`${skipped} skipped, and in CI nothing may be skipped\n`)
  failed += 1
}
say(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
