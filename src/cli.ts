// The command line: one file per command in commands/. Standard output is the result, standard error the rest.
import { Command } from 'commander'
import { lawCommand } from './commands/law.ts'

const program = new Command('haosan').description('Haosan: parting on good terms, lawfully.').showHelpAfterError()
lawCommand(program)
await program.parseAsync()
