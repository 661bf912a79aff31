// `haosan start`: the same as `npm start`, from the command line.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { root } from '../packs/root.ts'

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('prepare what is missing and serve until Ctrl-C')
    .action(async () => {
      const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], { stdio: 'inherit' })
      if (prepared.status !== 0) process.exit(1)
      const { run } = await import('../main.ts')
      await run()
    })
}
