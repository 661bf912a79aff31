// Brings the programs that some tests need: through apt when root on Debian, else from PATH; what is missing is said.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = name => (process.env.PATH ?? '').split(delimiter).some(dir => existsSync(join(dir, name)))
const debianPostgres = () =>
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some(version => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`))

/** name → is it here, and which Debian package brings it. */
const wanted = [
  { name: 'Chromium', package: 'chromium', here: () => onPath('chromium') },
  { name: 'CJK fonts', package: 'fonts-noto-cjk', here: () => existsSync('/usr/share/fonts/opentype/noto') },
  { name: 'Redis', package: 'redis-server', here: () => onPath('redis-server') },
  { name: 'poppler', package: 'poppler-utils', here: () => onPath('pdftotext') },
  { name: 'PostgreSQL 15 or later', package: 'postgresql', here: () => debianPostgres() || onPath('postgres') },
]

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

/** Installs what can be installed; gives the names of what is still missing. */
export function bringTools() {
  const missing = wanted.filter(tool => !tool.here())
  if (missing.length > 0 && isRootOnDebian()) {
    const packages = missing.map(tool => tool.package)
    process.stderr.write(`Installing for the tests: ${packages.join(', ')} …\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    try {
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
    } catch {
      process.stderr.write('apt could not install all of them; tests that need them are skipped.\n')
    }
  }
  return wanted.filter(tool => !tool.here()).map(tool => tool.name)
}
