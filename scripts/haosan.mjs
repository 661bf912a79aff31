// Runs the command line in this process; works after `npm ci` alone.
import { fileURLToPath } from 'node:url'
import { loadProgram } from './program.mjs'

await loadProgram(fileURLToPath(new URL('..', import.meta.url)), 'cli')
