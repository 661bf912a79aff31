// Where a worker begins: what reads TypeScript on the main thread does not reach into a worker by itself.
// As CommonJS, because that needs no further thread that reads the files for this one.
import { createRequire } from 'node:module'
import { register } from 'tsx/cjs/api'

register()
const require = createRequire(import.meta.url)
require('./law-worker.ts')
