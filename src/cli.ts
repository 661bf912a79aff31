// The command line: one file per command in commands/. Standard output is the result, standard error the rest.
import { Command } from 'commander'

const program = new Command('haosan').description('Haosan: parting on good terms, lawfully.').showHelpAfterError()
await program.parseAsync()
