// `npm start`: prepares what is missing, then runs Haosan from source until Ctrl-C.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
process.stderr.write('Starting Haosan; Ctrl-C stops it …\n')
const child = spawn(process.execPath, ['--import', tsx, join(root, 'src', 'main.ts')], { stdio: 'inherit' })
// A terminal sends Ctrl-C to both; the child decides when everything is stopped.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
