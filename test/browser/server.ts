// Starts the real program for a browser test: its own port and data, stopped and removed at the end.
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtPages } from './built-pages.ts'

const root = join(import.meta.dirname, '../..')

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export interface RunningProgram {
  readonly url: string
  stop(): Promise<void>
}

/** Runs `npm start`'s own script and waits for the one link that it prints. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningProgram> {
  await builtPages()
  const data = await mkdtemp(join(tmpdir(), 'haosan-browser-'))
  // The embedded database runs as another user when the test runs as root.
  await chmod(data, 0o755)
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(await freePort()), HAOSAN_DATA: data, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const link = /https?:\/\/localhost:\d+/.exec(said)
      if (link) resolve(link[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => reject(new Error(`Haosan ended with ${code} before it was ready:\n${said}`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await gone
      await rm(data, { recursive: true, force: true })
    },
  }
}
