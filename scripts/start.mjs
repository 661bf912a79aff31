// `npm start`: prepares what is missing, then runs Haosan until Ctrl-C.
import { fileURLToPath } from 'node:url'
import './prepare.mjs'
import { loadProgram } from './program.mjs'

process.stderr.write('Starting Haosan; Ctrl-C stops it …\n')
const { run } = await loadProgram(fileURLToPath(new URL('..', import.meta.url)), 'main')
await run()
