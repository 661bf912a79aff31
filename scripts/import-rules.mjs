// The import rules, and that they saw every file they speak of: prints what breaks them, ends with 1 if anything does.
import { execFileSync, spawnSync } from 'node:child_process'

const folders = ['src', 'adapters', 'law']
const cruise = spawnSync('npx', ['depcruise', '--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders], {
  encoding: 'utf8',
  maxBuffer: 64_000_000,
})
if (cruise.stdout === '') {
  console.error(cruise.stderr)
  process.exit(1)
}
const { modules, summary } = JSON.parse(cruise.stdout)
const broken = summary.violations
  .filter(({ rule }) => rule.severity === 'error')
  .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)

const seen = new Set(modules.map(({ source }) => source))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
  encoding: 'utf8',
})
const unseen = files
  .split('\n')
  .filter(file => file.endsWith('.ts') && !seen.has(file))
  .map(file => `not seen: ${file}`)

for (const line of [...broken, ...unseen]) console.error(line)
console.log(`${seen.size} files`)
process.exit(seen.size > 0 && broken.length + unseen.length === 0 ? 0 : 1)
