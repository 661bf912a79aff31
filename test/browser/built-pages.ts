// The pages as they are now, built as for production; built once, and by one process at a time.
import { execFile } from 'node:child_process'
import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import type {} from '../provided.ts'

const root = join(import.meta.dirname, '../..')

/** The folder of the pages. Building anew empties it, so whoever reads it asks here first. */
export async function builtPages(): Promise<string> {
  const building = join(inject('runFolder'), 'building-the-pages')
  const first = (): Promise<boolean> =>
    mkdir(building).then(
      () => true,
      () => false,
    )
  while (!(await first())) await pause(100)
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts/prepare.mjs')], {
      env: { ...process.env, NODE_ENV: 'production' },
    })
  } finally {
    await rmdir(building)
  }
  return join(root, 'web/dist')
}
