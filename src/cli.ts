// The command line: one file per command in commands/. Standard output is the result, standard error the rest.
import { Command, CommanderError } from 'commander'
import type { Spine } from './app.ts'
import { caseCommand } from './commands/case.ts'
import { casesCommand } from './commands/cases.ts'
import { dataCommand } from './commands/data.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { lawCommand } from './commands/law.ts'
import { peopleCommand } from './commands/people.ts'
import { peopleSyncCommand } from './commands/people-sync.ts'
import { rekeyCommand } from './commands/rekey.ts'
import { scriptsCommand } from './commands/scripts.ts'
import { startCommand } from './commands/start.ts'
import { talkCommand } from './commands/talk.ts'
import { verifyCommand } from './commands/verify.ts'
import { AppError } from './model/refusal.ts'
import type { Project, ProjectOptions } from './project.ts'

const program = new Command('haosan')
  .description('Haosan: parting on good terms, lawfully.')
  .showHelpAfterError()
  .exitOverride()

// Most commands need neither the database nor the spine: what is heavy is loaded when it is used.
const openProject = async (options?: ProjectOptions): Promise<Project> =>
  (await import('./project.ts')).openProject(options)
const openSpine = async (project: Project): Promise<Spine> => (await import('./app.ts')).openSpine(project)
const open = (): Promise<Project> => openProject()

startCommand(program)
demoCommand(program, { openProject, openSpine })
lawCommand(program)
talkCommand(program)
scriptsCommand(program)
casesCommand(program, open)
caseCommand(program, open)
verifyCommand(program, open)
peopleSyncCommand(peopleCommand(program, open), { openProject: open, openSpine })
dataCommand(program, open)
rekeyCommand(program, open)
doctorCommand(program, open, openSpine)

try {
  await program.parseAsync()
} catch (fault) {
  if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : 2
  else if (fault instanceof AppError) {
    process.stderr.write(`${fault.message}\n`)
    process.exitCode = 1
  } else throw fault
}
