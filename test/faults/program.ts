// The real program as a process of its own that can be killed and started again on the same data.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../src/packs/root.ts'

export interface Program {
  readonly url: string
  /** Everything it wrote so far. */
  said(): string
  kill(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null>
}

/** Its settings where a test says nothing else. */
export const bareEnv = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0' }

/** Loads it as `npm start` does once the pages are built. */
export const loading = `import { loadProgram } from ${JSON.stringify(join(root, 'scripts', 'program.mjs'))}
const { run } = await loadProgram(${JSON.stringify(root)}, 'main')
`

/** Starts it and waits for the link it prints. */
export function startProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `${loading}await run()`], {
    cwd: root,
    env: { ...bareEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: unknown) => {
      said += String(chunk)
      const url = /Haosan: (http:\S+?)\/\n/.exec(said)?.[1]
      if (url === undefined) return
      resolve({
        url,
        said: () => said,
        kill(signal) {
          child.kill(signal)
          return ended
        },
      })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', chunk => {
      said += String(chunk)
    })
    ended.then(code => reject(new Error(`the program ended with ${code}: ${said.slice(0, 2_000)}`)))
  })
}
