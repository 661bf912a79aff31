// The command line of the law alone, which is prepared as one file: see scripts/prepared-law.mjs.
import { commandLine, run } from './commands/command-line.ts'
import { lawCommand } from './commands/law.ts'

const program = commandLine()
lawCommand(program)
await run(program)
