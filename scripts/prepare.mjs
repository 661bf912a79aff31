// Makes a clone ready to run: installs packages when the lock file changed, builds the pages when their sources changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...path) => join(root, ...path)
const say = text => process.stderr.write(`${text}\n`)
const digest = chunks => chunks.reduce((hash, chunk) => hash.update(chunk), createHash('sha256')).digest('hex')
const read = path => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)

function run(what, command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return
  say(`${done.stdout ?? ''}${done.stderr ?? ''}`.trim())
  say(`${what} did not work; what it said stands above.`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(
    `Haosan needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  )
  process.exit(1)
}

function install() {
  const stamp = at('node_modules', '.haosan-lock')
  const lock = digest([readFileSync(at('package-lock.json'))])
  if (read(stamp) === lock) return
  const installed = at('node_modules', '.package-lock.json')
  // Installed by hand after the lock file was written: nothing to do either.
  const current =
    existsSync(installed) && statSync(installed).mtimeMs + 60_000 >= statSync(at('package-lock.json')).mtimeMs
  if (!current) {
    say('Installing packages (about a minute) …')
    run('npm ci', 'npm', ['ci', '--no-audit', '--no-fund'])
  }
  writeFileSync(stamp, lock)
}

// What the pages are made of; their types come from src/model.
const sources = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'src/model', 'package-lock.json']

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function buildPages() {
  const stamp = at('web', 'dist', '.stamp')
  const wanted = digest(
    sources.flatMap(source => filesOf(at(source)).flatMap(file => [file.slice(root.length), readFileSync(file)])),
  )
  if (read(stamp) === wanted) return
  say('Building the pages …')
  run('Building the pages', process.execPath, [
    at('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    at('web'),
    '--logLevel',
    'warn',
  ])
  writeFileSync(stamp, wanted)
}

checkNode()
install()
buildPages()
