// The command line: one file per command in commands/. Standard output is the result, standard error the rest.
import type { Spine } from './app.ts'
import { commandLine, run } from './commands/command-line.ts'
import { type Ending, endOnSignals } from './ending.ts'
import type { Project, ProjectOptions } from './project.ts'

const program = commandLine()

// Most commands need neither the database nor the spine: what is heavy is loaded when it is used.
let ending: Ending | undefined
const openProject = async (options?: ProjectOptions): Promise<Project> => {
  const { openProject } = await import('./project.ts')
  ending ??= endOnSignals('command')
  const project = await openProject({ ...options, ending })
  ending.stops(() => project.close())
  return project
}
const openSpine = async (project: Project): Promise<Spine> => {
  const spine = await (await import('./app.ts')).openSpine(project)
  ending?.stops(() => spine.stop())
  return spine
}
const open = (): Promise<Project> => openProject()

// Only the command that was asked for is loaded; without one, or with an unknown one, all are, to say what there is.
const commands: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(program),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(program, { openProject, openSpine }),
  law: async () => (await import('./commands/law/law.ts')).lawCommand(program),
  talk: async () => (await import('./commands/talk.ts')).talkCommand(program),
  scripts: async () => (await import('./commands/scripts.ts')).scriptsCommand(program),
  cases: async () => (await import('./commands/cases.ts')).casesCommand(program, open),
  case: async () => (await import('./commands/case.ts')).caseCommand(program, open),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(program, open),
  people: async () => {
    const { peopleCommand } = await import('./commands/people/people.ts')
    const { peopleSyncCommand } = await import('./commands/people/people-sync.ts')
    peopleSyncCommand(peopleCommand(program, open), { openProject: open, openSpine })
  },
  data: async () => (await import('./commands/data.ts')).dataCommand(program, open),
  rekey: async () => (await import('./commands/rekey.ts')).rekeyCommand(program, open),
  doctor: async () => (await import('./commands/doctor/doctor.ts')).doctorCommand(program, open, openSpine),
}
const [asked = ''] = process.argv.slice(2)
const wanted = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands)
for (const name of wanted) await commands[name]?.()

await run(program, {
  isEnding: () => ending?.asked() ?? false,
  end: code => void (ending === undefined ? process.exit(code) : ending.end(code)),
})
