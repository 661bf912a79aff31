// `npm start`: prepares what is missing, then runs Haosan until Ctrl-C. npm passes a signal on to its shell, which may keep
// it for itself; `exec` puts this program in the shell's place. A shell that has no `exec` runs what stands behind it.
import { fileURLToPath } from 'node:url'
import './prepare.mjs'
import { loadProgram } from './program.mjs'

process.stderr.write('Starting Haosan; Ctrl-C stops it …\n')
const { run } = await loadProgram(fileURLToPath(new URL('..', import.meta.url)), 'main')
await run()
