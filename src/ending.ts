// How the program ends when it is told to: by Ctrl-C, by the system, or because its terminal was closed.
import { setTimeout as wait } from 'node:timers/promises'

type Step = () => Promise<void>

export interface Ending {
  /** Whether somebody asked for it; a fault after that is nobody's concern. */
  asked(): boolean
  /** Stopped before the end, the latest first. */
  stops(stop: Step): void
  /** Left last of all, however long it takes: a database that nobody leaves runs on. */
  leaves(leave: Step): void
  /** Ends now, as a signal does, with this exit code. */
  end(code: number): Promise<void>
  /** The end without being asked: stops everything, and signals do again what they do by themselves. */
  close(): Promise<void>
}

/** What is under way is durable: a clean stop that takes longer is not worth waiting for. */
const stopWithinMs = 5_000

/** What a shell is told of a command that was ended by them. */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Listens from now on. A server did what it was there for when it is ended, a command did not. */
export function endOnSignals(what: 'server' | 'command'): Ending {
  const stopping: Step[] = []
  const leaving: Step[] = []
  let asked = false

  const end = async (code: number): Promise<void> => {
    if (asked) return
    asked = true
    // A terminal that is gone takes no words, and what is cut off in its work may fail in many ways.
    process.on('uncaughtException', () => {})
    await Promise.race([eachOf(stopping), wait(stopWithinMs)])
    await eachOf(leaving)
    process.exit(code)
  }
  const ears = signals.map(signal => ({ signal, hear: () => void end(what === 'server' ? 0 : codes[signal]) }))
  for (const { signal, hear } of ears) process.on(signal, hear)

  return {
    asked: () => asked,
    stops: stop => void stopping.unshift(stop),
    leaves: leave => void leaving.unshift(leave),
    end,
    async close() {
      await eachOf(stopping)
      for (const { signal, hear } of ears) process.off(signal, hear)
    },
  }
}

/** Each is taken once, whoever asks for it. */
async function eachOf(steps: Step[]): Promise<void> {
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) await step().catch(() => {})
}
