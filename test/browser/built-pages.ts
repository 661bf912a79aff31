// Builds the pages as they are now, for the page tests alone.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')

/** The folder of the built pages, built as for production whatever the test runner's own mode is. */
export async function builtPages(name: string): Promise<string> {
  const outDir = join(root, `test/.out/pages-${name}`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', 'web', '--outDir', outDir, '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return outDir
}
