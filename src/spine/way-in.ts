// The way in: accept stores what happens, dispatch decides and commits it, and whoever waits hears what it came to.
import { decideAtOnce } from '../dispatch/click/at-once.ts'
import { makeDraftBeside } from '../dispatch/click/draft.ts'
import { type DispatchDeps, dispatch } from '../dispatch/dispatch.ts'
import { mourn } from '../dispatch/mourn.ts'
import type { Pump } from '../dispatch/pump.ts'
import { makeDispatchWork } from '../dispatch/work.ts'
import { makeAccept } from '../ingress/accept.ts'
import { makeAnswers } from '../ingress/answers.ts'
import type { PlatformName } from '../model/person.ts'
import { loadAsk } from '../packs/coach.ts'
import type { Drafter } from '../ports/drafter.ts'
import type { InboxRow } from '../ports/inbox.ts'
import type { Accept, Platform } from '../ports/platform.ts'
import type { Project } from '../project.ts'
import type { Foundation } from './foundation.ts'

export interface WayIn {
  readonly accept: Accept
  readonly inboxWork: Pump<InboxRow>
  /** Whoever still waits for an answer is let go, for a clean stop. */
  letGo(): void
}

interface Neighbours {
  /** Filled when the messengers are open; asked only when a click has come from one of them. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Absent: no wording is ever asked of a language model. */
  readonly drafter: Drafter | undefined
}

/** Events are accepted at once; rows that wait are worked off from `inboxWork.start` on. */
export function openWayIn(project: Project, foundation: Foundation, { platforms, drafter }: Neighbours): WayIn {
  const { log, store } = project
  const { inbox, outbox, cases, clock, core, metrics, review, texts, views, whoIs } = foundation
  const deps = dispatchDeps(project, foundation, platforms)
  const answers = makeAnswers()
  const beside = makeDraftBeside({ ...deps, drafter, review, texts, log })
  const inboxWork = makeDispatchWork({
    inbox,
    log,
    run: async row => beside(row.event, await dispatch(deps, row)),
    tell: (id, settled) => answers.give(id, settled),
    mourn: (row, why) => mourn({ whoIs, cases, inbox, outbox, now: clock.now }, row, why),
    count: what => metrics.count('events', { what }),
  })
  const accept = makeAccept({
    inbox,
    whoIs,
    answers,
    clock,
    secret: store.tokenSecret,
    words: core.words,
    views,
    desk: inboxWork,
    async atOnce(event, read, lane) {
      const settled = await decideAtOnce(deps, event, read, lane)
      if (settled === undefined) return undefined
      metrics.count('events', { what: 'done' })
      return beside(event, settled)
    },
    log,
    count: what => metrics.count('accepted', { what }),
  })
  return { accept: timed(accept, metrics.acked), inboxWork, letGo: answers.close }
}

function dispatchDeps(
  { store }: Project,
  foundation: Foundation,
  platforms: ReadonlyMap<PlatformName, Platform>,
): DispatchDeps {
  const { people, personnel, rehearsals, tokenSecret: secret } = store
  return {
    ...foundation,
    people,
    personnel,
    rehearsals,
    secret,
    ask: loadAsk(foundation.texts, foundation.review),
    ackOverwritesMs: name => platforms.get(name)?.can.ackOverwritesMs ?? 0,
  }
}

/** Tells how long each ack took: until the event was kept where that is the ack, else until its answer. */
function timed(accept: Accept, acked: (ms: number) => void): Accept {
  return async (event, kept) => {
    const began = performance.now()
    const toldAck = (): void => acked(performance.now() - began)
    if (kept !== undefined)
      return accept(event, () => {
        toldAck()
        kept()
      })
    const ack = await accept(event)
    toldAck()
    return ack
  }
}
