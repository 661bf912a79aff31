// Runs the command line from source, in this process; works after `npm ci` alone.
import { register } from 'tsx/esm/api'

register()
await import('../src/cli.ts')
