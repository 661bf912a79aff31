// The log on standard error: what happened by id and code. A fault's own words stay out, because databases quote values in them.
import { pino } from 'pino'
import { AppError } from './model/refusal.ts'
import type { Log } from './ports/log.ts'

export function openLog(level: 'info' | 'warn' | 'silent'): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  return {
    info: (what, about) => out.info(about ?? {}, what),
    warn: (what, about) => out.warn(about ?? {}, what),
    error: (what, fault, about) => out.error({ ...about, fault: describe(fault) }, what),
  }
}

interface Described {
  readonly name: string
  readonly code?: string
  readonly says?: string
  readonly at?: readonly string[]
  readonly cause?: Described
}

function describe(fault: unknown): Described {
  if (!(fault instanceof Error)) return { name: typeof fault }
  const cause = fault.cause === undefined ? {} : { cause: describe(fault.cause) }
  // Only our own sentences are known to hold no content.
  if (fault instanceof AppError) return { name: fault.kind, code: fault.code, says: fault.message, ...cause }
  const code = 'code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {}
  const at = (fault.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 4)
    .map(line => line.trim().replace(/\(?file:\/\/.*\/(src|adapters|law)\//, '($1/'))
  return { name: fault.name, ...code, at, ...cause }
}
