// A log that says nothing.
import type { Log } from '../src/ports/log.ts'

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }
