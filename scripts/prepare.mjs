// Makes a clone ready to run: installs packages when the lock file changed, builds the pages when their sources changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

/** Whether this system can use a package: optional ones of other systems are never installed. */
const fits = ({ os, cpu }) => (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))

/** Whether every package of the lock file stands in its version: a lock file that only reads differently needs no installation. */
function installed() {
  const have = JSON.parse(read(at('node_modules', '.package-lock.json')) ?? '{"packages":{}}').packages
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(
    ([path, entry]) => path === '' || entry.optional || !fits(entry) || have[path]?.version === entry.version,
  )
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/** Milliseconds since a file was written; none when it is gone. */
function ageOf(path) {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return written === undefined ? 0 : Date.now() - written
}

/** Installing replaces the whole folder: two at once would destroy each other's work. */
function alone(work) {
  const lock = at('.haosan-install.lock')
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault
      const holder = Number(read(lock) ?? 0)
      // Without a number it was just made, or whoever made it died at once.
      const dead = holder > 0 ? !alive(holder) : ageOf(lock) > 5_000
      if (dead) rmSync(lock, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
    }
  }
  // Also when installing ends the program.
  process.once('exit', () => rmSync(lock, { force: true }))
  work()
  rmSync(lock, { force: true })
}

function install() {
  if (installed()) return
  alone(() => {
    // Whoever had the lock before may have done it.
    if (installed()) return
    say('Installing packages (about a minute) …')
    run('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'])
  })
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
