// Runs the command line from source, in this process; works after `npm ci` alone.
import { fileURLToPath } from 'node:url'
import { preparedLaw } from './prepared-law.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const prepared = process.argv[2] === 'law' ? await preparedLaw(root) : undefined
if (prepared) await import(prepared)
else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/cli.ts')
}
