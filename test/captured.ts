// A command as a test runs it: standard output and standard error caught, standard input given; `end` gives them and the exit code back.
import { Readable } from 'node:stream'
import { vi } from 'vitest'

export interface Captured {
  out: string
  err: string
  readonly end: () => void
}

export function captured(input?: string): Captured {
  const exitCode = process.exitCode
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')
  if (input !== undefined)
    Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([Buffer.from(input)]) })
  const catching = (stream: NodeJS.WriteStream, name: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation((text, ...rest: unknown[]) => {
      told[name] += String(text)
      const written = rest.at(-1)
      if (typeof written === 'function') written()
      return true
    })
  const outs = catching(process.stdout, 'out')
  const errs = catching(process.stderr, 'err')
  const told: Captured = {
    out: '',
    err: '',
    end() {
      outs.mockRestore()
      errs.mockRestore()
      if (stdin) Object.defineProperty(process, 'stdin', stdin)
      process.exitCode = exitCode
    },
  }
  return told
}
