// What happens without a click: deadlines that come, papers that are made, and a law that has changed under running cases.
import { makeChores } from '../jobs/chores.ts'
import { watchLaw } from '../jobs/law-watch.ts'
import { renderJob } from '../jobs/render.ts'
import { restoreDeadlines } from '../jobs/restore-deadlines.ts'
import { makeSweep, type Sweep } from '../jobs/sweep.ts'
import { AppError } from '../model/refusal.ts'
import { makePapers } from '../papers.ts'
import type { Accept } from '../ports/platform.ts'
import type { Queue } from '../ports/queue.ts'
import type { Project } from '../project.ts'
import type { Foundation } from './foundation.ts'

export interface ByTheClock {
  readonly sweep: Sweep
  /** Takes jobs and sweeps from now on. Throws AppError `unavailable` when the queue does not answer. */
  start(): Promise<void>
}

interface Neighbours {
  readonly accept: Accept
  readonly queue: Queue
}

/** Nothing comes due before `start`. */
export function openByTheClock(
  { store, log }: Project,
  { settings, worlds, clock, law, cases, outbox }: Foundation,
  { accept, queue }: Neighbours,
): ByTheClock {
  const { people, rehearsals, retention, deadlines } = store
  const also = makeChores({ cases, people, outbox, rehearsals, retention, clock, log })
  const sweep = makeSweep({ deadlines, accept, queue, clock, log, also })
  const paper = makePapers({ store, settings, worlds, clock })
  return {
    sweep,
    async start() {
      const trouble = await queue.check()
      if (trouble !== undefined) throw new AppError('unavailable', 'queue-away', trouble)
      await queue.work(job =>
        job.kind === 'due' ? sweep.now() : renderJob({ outbox, cases, accept, clock, log, paper }, job.outboxId),
      )
      sweep.start()
      void restoreDeadlines({ cases, deadlines, log }).catch((fault: unknown) =>
        log.error('deadlines were not compared with their cases; the next start does it', fault),
      )
      void watchLaw({ cases, accept, clock }, law).catch((fault: unknown) =>
        log.error('running cases were not asked about the law; the next start asks again', fault),
      )
    },
  }
}
