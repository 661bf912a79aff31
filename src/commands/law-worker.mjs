// Where a worker begins: what reads TypeScript on the main thread does not reach into a worker by itself.
import { register } from 'tsx/esm/api'

register()
await import('./law-worker.ts')
