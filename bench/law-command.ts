// The law's command as a person runs it, through npm: how long it takes, what it costs, and the memory of its largest process.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from '../src/packs/root.ts'
import { billOf } from './side/bill.ts'

export interface CommandRun {
  readonly wallMs: number
  readonly processorMs: number
  readonly residentMb: number
  readonly writtenMb: number
}

/** The most memory that a process has held so far, from /proc; nought once it has ended. */
function residentMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

const everyMs = 100

/** Feeds the input and waits for the end; seconds of processor and bytes of memory are those of all its processes. */
export const runLawCommand = (input: string): Promise<CommandRun> =>
  new Promise((done, failed) => {
    const start = performance.now()
    const child = spawn('npm', ['run', '-s', 'haosan', '--', 'law'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
    let written = 0
    let resident = 0
    let bill: ReadonlyMap<number, number> = new Map()
    const look = setInterval(() => {
      bill = new Map([...bill, ...billOf(child.pid === undefined ? [] : [child.pid])])
      resident = Math.max(resident, ...[...bill.keys()].map(residentMb))
    }, everyMs)
    child.stdout.on('data', (chunk: Buffer) => {
      written += chunk.length
    })
    child.on('error', failed)
    child.on('close', () => {
      clearInterval(look)
      const seconds = [...bill.values()].reduce((sum, one) => sum + one, 0)
      done({
        wallMs: performance.now() - start,
        processorMs: seconds * 1000,
        residentMb: resident,
        writtenMb: written / 1e6,
      })
    })
    child.stdin.end(input)
  })
