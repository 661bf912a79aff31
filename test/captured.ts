// What a command writes while a test runs it: standard output and standard error, caught; `end` gives them and the exit code back.
import { vi } from 'vitest'

export interface Captured {
  out: string
  err: string
  readonly end: () => void
}

export function captured(): Captured {
  const exitCode = process.exitCode
  const outs = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    told.out += String(text)
    return true
  })
  const errs = vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    told.err += String(text)
    return true
  })
  const told: Captured = {
    out: '',
    err: '',
    end() {
      outs.mockRestore()
      errs.mockRestore()
      process.exitCode = exitCode
    },
  }
  return told
}
