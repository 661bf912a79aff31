// Runs PostgreSQL's programs as somebody who is not root: the server refuses to run as root.
import { spawn } from 'node:child_process'
import { chown, readFile, stat } from 'node:fs/promises'
import { AppError } from '../../model/refusal.ts'

export interface Outcome {
  readonly code: number
  readonly output: string
}

export interface Runner {
  run(program: string, args: readonly string[]): Promise<Outcome>
  /** Gives a file or folder to whoever the programs run as. */
  own(path: string): Promise<void>
}

/**
 * Not root: directly. Root: in a user namespace that shows root as an ordinary user, which works in any folder;
 * where namespaces are forbidden, as `postgres` or `nobody`. A folder that already belongs to one of those stays with it.
 */
export async function makeRunner(folder: string, probe: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return direct([])
  const owner = await stat(folder).then(
    found => ({ uid: found.uid, gid: found.gid }),
    () => undefined,
  )
  if (owner !== undefined && owner.uid !== 0) return asUser(owner.uid, owner.gid)
  const namespace = direct(['unshare', '-U', '--map-user=1000', '--map-group=1000'])
  if ((await namespace.run(probe, ['--version'])).code === 0) return namespace
  const account = (await accountOf('postgres')) ?? (await accountOf('nobody'))
  if (account !== undefined) {
    const runner = asUser(account.uid, account.gid)
    if ((await runner.run(probe, ['--version'])).code === 0) return runner
  }
  throw cannotRunAsRoot()
}

export const cannotRunAsRoot = (): AppError =>
  new AppError(
    'unavailable',
    'postgres-as-root',
    'PostgreSQL cannot run as root in this folder; start as another user, move the project to a folder that others may enter, or set DATABASE_URL.',
  )

function direct(prefix: readonly string[]): Runner {
  return {
    run: (program, args) => {
      const [first = program, ...rest] = [...prefix, program, ...args]
      return execute(first, rest, {})
    },
    own: async () => {},
  }
}

function asUser(uid: number, gid: number): Runner {
  return {
    run: (program, args) => execute(program, args, { uid, gid }),
    own: path => chown(path, uid, gid),
  }
}

async function accountOf(name: string): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = accounts
    .split('\n')
    .map(line => line.split(':'))
    .find(line => line[0] === name)
  return fields === undefined ? undefined : { uid: Number(fields[2]), gid: Number(fields[3]) }
}

/**
 * Waits for the program itself, not for its output to close: a started server keeps the output open. In a group of its
 * own, so that Ctrl-C reaches us alone: cut off while it starts the server, it would leave one that nobody knows of.
 */
function execute(
  program: string,
  args: readonly string[],
  as: { readonly uid?: number; readonly gid?: number },
): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      ...as,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', error => resolve({ code: 127, output: error.message }))
    child.on('exit', code => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code: code ?? 1, output })
    })
  })
}
