// What every command line has in common: the program, and how its end is told to the shell.
import { Command, CommanderError } from 'commander'
import { AppError } from '../model/refusal.ts'

export const commandLine = (): Command =>
  new Command('haosan').description('Haosan: parting on good terms, lawfully.').showHelpAfterError().exitOverride()

/** Ends a command before it is done. */
interface Early {
  isEnding(): boolean
  end(code: number): void
}

/** Runs what the shell asked for. */
export async function run(program: Command, early: Early): Promise<void> {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    // Whoever reads has read enough, as `| head` does.
    if (fault.code === 'EPIPE') return early.end(Number(process.exitCode ?? 0))
    process.stderr.write(`Standard output cannot be written (${fault.code}).\n`)
    early.end(1)
  })
  await obey(program, process.argv.slice(2), early.isEnding)
}

/**
 * Does what these words ask for. Exit code 1 where it could not be done, 2 where it was not understood; what fails
 * because the command is being ended is nobody's concern.
 */
export async function obey(program: Command, words: readonly string[], isEnding = () => false): Promise<void> {
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (fault) {
    if (isEnding()) return
    if (fault instanceof CommanderError) process.exitCode = fault.exitCode === 0 ? 0 : 2
    else if (fault instanceof AppError) {
      process.stderr.write(`${fault.message}\n`)
      process.exitCode = 1
    } else throw fault
  }
}
