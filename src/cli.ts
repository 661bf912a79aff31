// The command line: one file per command in commands/. Standard output is the result, standard error the rest.
import { Command, CommanderError } from 'commander'
import { openSpine } from './app.ts'
import { caseCommand } from './commands/case.ts'
import { casesCommand } from './commands/cases.ts'
import { demoCommand } from './commands/demo.ts'
import { lawCommand } from './commands/law.ts'
import { peopleCommand } from './commands/people.ts'
import { rekeyCommand } from './commands/rekey.ts'
import { startCommand } from './commands/start.ts'
import { verifyCommand } from './commands/verify.ts'
import { AppError } from './model/refusal.ts'
import { openProject } from './project.ts'

const program = new Command('haosan')
  .description('Haosan: parting on good terms, lawfully.')
  .showHelpAfterError()
  .exitOverride()
const open = (): ReturnType<typeof openProject> => openProject()

startCommand(program)
demoCommand(program, { openProject, openSpine })
lawCommand(program)
casesCommand(program, open)
caseCommand(program, open)
verifyCommand(program, open)
peopleCommand(program, open)
rekeyCommand(program, open)

try {
  await program.parseAsync()
} catch (fault) {
  if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : 2
  else if (fault instanceof AppError) {
    process.stderr.write(`${fault.message}\n`)
    process.exitCode = fault.kind === 'invalid' ? 2 : 1
  } else throw fault
}
