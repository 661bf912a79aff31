// The way out: what was decided leaves the outbox by whichever messenger its person reads, papers by the queue.
import type { Pump } from '../dispatch/pump.ts'
import type { PlatformName } from '../model/person.ts'
import { makeSlowDown } from '../outbox/slow-down.ts'
import { makeOutboxWork } from '../outbox/work.ts'
import type { Accept, Platform } from '../ports/platform.ts'
import type { Queue } from '../ports/queue.ts'
import type { Project } from '../project.ts'
import type { Foundation } from './foundation.ts'

interface Neighbours {
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly accept: Accept
  readonly queue: Queue
}

/** To be opened when all messengers are among the platforms; sends from its `start` on. */
export function openWayOut(
  { store, mode, mayReach, log }: Project,
  { outbox, views, core, clock, memory, calendar, metrics }: Foundation,
  { platforms, accept, queue }: Neighbours,
): Pump {
  return makeOutboxWork({
    outbox,
    accept,
    people: store.people,
    platforms,
    mayReach,
    outsideRuns: mode === 'live' && platforms.size > 1,
    signedIn: store.chat.signedIn,
    slowDown: makeSlowDown(),
    views,
    words: core.words,
    clock,
    memory,
    log,
    rules: {
      mayReach: person => [...platforms.keys()].some(name => mayReach(person, name)),
      calendar,
    },
    gaveUp: why => metrics.count('effects_given_up', { why }),
    render: outboxId => queue.add(`render:${outboxId}`, { kind: 'render', outboxId }),
    count: what => metrics.count('effects', { what }),
  })
}
