// The sweep: hands deadlines that have come to accept, and arms the queue for the next ones. The queue may lose everything; this does not.
import type { InstantText } from '../model/dates.ts'
import type { Deadline } from '../model/effect.ts'
import type { Clock } from '../ports/clock.ts'
import type { Deadlines } from '../ports/deadlines.ts'
import type { Log } from '../ports/log.ts'
import type { Accept } from '../ports/platform.ts'
import type { Queue } from '../ports/queue.ts'

export interface SweepDeps {
  readonly deadlines: Deadlines
  readonly accept: Accept
  readonly queue: Queue
  readonly clock: Clock
  readonly log: Log
  /** What else is looked after at every sweep. */
  readonly also?: (() => Promise<void>) | undefined
}

export interface Sweep {
  /** Sweeps now; a sweep under way is followed by another one. */
  now(): Promise<void>
  start(): void
  stop(): Promise<void>
}

const everyMs = 4_000
const atOnce = 200
const armed = 50
// Farther deadlines are armed by a later sweep.
const horizonMs = 3_600_000

export const dueKey = (deadline: Pick<Deadline, 'caseId' | 'key' | 'at'>): string =>
  `due:${deadline.caseId}:${deadline.key}:${deadline.at}`

/** Everything that has come, in order; gives how many there were. */
export async function handDue(deps: Omit<SweepDeps, 'queue'>): Promise<number> {
  let handed = 0
  for (;;) {
    const now = deps.clock.now()
    const due = await deps.deadlines.due(now, atOnce)
    for (const deadline of due) await hand(deps, deadline, now)
    handed += due.length
    if (due.length < atOnce) return handed
  }
}

async function hand(deps: Omit<SweepDeps, 'queue'>, deadline: Deadline, now: InstantText): Promise<void> {
  await deps.accept({
    key: dueKey(deadline),
    from: { clock: true },
    at: now,
    what: { kind: 'due', caseId: deadline.caseId, deadline: deadline.key },
  })
  await deps.deadlines.handed(deadline.caseId, deadline.key, deadline.at)
}

async function arm(deps: SweepDeps): Promise<void> {
  const now = Date.parse(deps.clock.now())
  for (const deadline of await deps.deadlines.next(armed)) {
    const delay = Date.parse(deadline.at) - now
    if (delay > horizonMs) return
    const { caseId, key, at } = deadline
    await deps.queue.add(dueKey(deadline), { kind: 'due', caseId, key, at }, delay)
  }
}

/** Once started it sweeps every four seconds; what fails in one sweep is logged and left to the next. */
export function makeSweep(deps: SweepDeps): Sweep {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function once(): Promise<void> {
    try {
      await handDue(deps)
    } catch (fault) {
      deps.log.error('deadlines could not be handed over, trying again', fault)
      return
    }
    await deps
      .also?.()
      .catch((fault: unknown) => deps.log.error('what is looked after beside deadlines was not done', fault))
    // Without a queue, which says so itself, a deadline is noticed by the next sweep instead of at its second.
    if ((await deps.queue.check()) !== undefined) return
    await arm(deps).catch((fault: unknown) => deps.log.error('the queue could not be armed', fault))
  }

  function now(): Promise<void> {
    if (running !== undefined) {
      again = true
      return running
    }
    running = once().finally(() => {
      running = undefined
      if (again && !stopped) {
        again = false
        void now()
      }
    })
    return running
  }

  return {
    now,
    start() {
      timer = setInterval(() => void now(), everyMs)
      void now()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
