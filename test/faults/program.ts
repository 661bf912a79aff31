// The real program as a process of its own that can be killed and started again on the same data.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../src/packs/root.ts'

export interface Program {
  readonly url: string
  /** Everything it wrote so far. */
  said(): string
  kill(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null>
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

// As `npm start` does once the pages are built.
const program = `import { loadProgram } from ${JSON.stringify(join(root, 'scripts', 'program.mjs'))}
const { run } = await loadProgram(${JSON.stringify(root)}, 'main')
await run()`

const launch = (env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs until it ends by itself: for starts that must fail. */
export function runToEnd(env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = launch(env)
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => {
    out += String(chunk)
  })
  child.stderr?.on('data', chunk => {
    err += String(chunk)
  })
  return new Promise(resolve => child.once('close', code => resolve({ code, out, err })))
}

/** Starts it and waits for the link it prints. */
export function startProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const child = launch(env)
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
