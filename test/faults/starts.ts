// Starts of the program that must fail, one after the other in one process: loading it anew for each would take longer than to fail.
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { root } from '../../src/packs/root.ts'
import { bareEnv, loading } from './program.ts'

export interface Refused {
  /** What it ended with; undefined when it did not end. */
  readonly code: number | undefined
  readonly out: string
  readonly err: string
}

export interface Starts {
  /** The program with these settings, from reading them to its exit. */
  attempt(env: Readonly<Record<string, string>>): Promise<Refused>
  end(): void
}

/** What stands at the end of both outputs: the exit code. */
const ended = /--- ended with (\d*) ---$/

const attempts = `import { createInterface } from 'node:readline'
${loading}
const bare = { ...process.env }
for await (const line of createInterface({ input: process.stdin })) {
  process.env = { ...bare, ...JSON.parse(line) }
  const code = await new Promise(resolve => {
    process.exit = resolve
    run().then(() => resolve(''), fault => { console.error(fault); resolve(1) })
  })
  for (const stream of [process.stdout, process.stderr]) stream.write('--- ended with ' + code + ' ---')
}`

export function openStarts(): Starts {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', attempts], { cwd: root, env: bareEnv })
  const said = (stream: Readable): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = ''
      const died = (): void => reject(new Error(`the process died: ${text}`))
      const hear = (chunk: unknown): void => {
        text += String(chunk)
        if (!ended.test(text)) return
        stream.off('data', hear)
        child.off('exit', died)
        resolve(text)
      }
      stream.on('data', hear)
      child.once('exit', died)
    })
  return {
    async attempt(env) {
      const answers = Promise.all([said(child.stdout), said(child.stderr)])
      child.stdin.write(`${JSON.stringify(env)}\n`)
      const [out, err] = await answers
      const code = ended.exec(out)?.[1]
      return { code: code ? Number(code) : undefined, out: out.replace(ended, ''), err: err.replace(ended, '') }
    },
    end() {
      child.kill('SIGKILL')
    },
  }
}
