// The composition root: the only file that knows adapters, stores and configuration together.
import type { Hono } from 'hono'
import { openDrafter } from '../adapters/drafter/index.ts'
import { openWeb, type WebMessenger } from '../adapters/web/index.ts'
import { mayOpenFile } from './access/policy.ts'
import { type MovableClock, realClock } from './clock/clock.ts'
import { addressOf, isHttps } from './config/config.ts'
import type { Views } from './dispatch/cards/views.ts'
import type { Core } from './dispatch/core.ts'
import { openFile } from './dispatch/open-file.ts'
import type { Pump } from './dispatch/pump.ts'
import type { Metrics } from './http/metrics.ts'
import { platformRoutes } from './http/platform-routes.ts'
import { openQueue } from './jobs/bullmq.ts'
import { queuePlace } from './jobs/place.ts'
import type { Sweep } from './jobs/sweep.ts'
import { linkRoutes } from './links/routes.ts'
import { makeSealedLinks } from './links/seal.ts'
import { type Counter, makeCounter, messengerDeps } from './messengers/deps.ts'
import { type Opener, openersOf } from './messengers/open.ts'
import { type Connections, stayConnected } from './messengers/stay-connected.ts'
import type { PlatformName } from './model/person.ts'
import type { Clock } from './ports/clock.ts'
import type { Accept, Platform } from './ports/platform.ts'
import type { Queue } from './ports/queue.ts'
import type { Project } from './project.ts'
import { type ByTheClock, openByTheClock } from './spine/by-the-clock.ts'
import { type Foundation, layFoundation } from './spine/foundation.ts'
import { openWayIn, type WayIn } from './spine/way-in.ts'
import { openWayOut } from './spine/way-out.ts'

/** Everything that runs without a port: for the server, and for commands that play a case. */
export interface Spine extends Running {
  readonly accept: Accept
  readonly clock: Clock
  /** Present in the sandbox only. */
  readonly sandboxClock: MovableClock | undefined
  readonly views: Views
  readonly web: WebMessenger
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** What the server mounts, by where. */
  readonly routes: Readonly<Record<string, Hono>>
  readonly metrics: Metrics
  readonly queue: Queue
  readonly inboxWork: Pump
  readonly outboxWork: Pump
  readonly sweep: Sweep
}

interface Running {
  start(roles: readonly ('web' | 'work')[]): Promise<void>
  stop(): Promise<void>
}

/** What the project ships, unless a test brings its own. */
export interface Parts {
  readonly core?: Core
  readonly queue?: Queue
  /** Outside messengers instead of the configured ones. */
  readonly messengers?: readonly Opener[]
}

/**
 * Joins the hops as ARCHITECTURE.md draws them; nothing moves before `start`. Throws AppError with a sentence for
 * settings that are wrong; whoever opened it ends it with `stop`, and the project after it.
 */
export async function openSpine(project: Project, parts: Parts = {}): Promise<Spine> {
  const { config, log } = project
  const foundation = await layFoundation(project, parts.core)
  const queue = parts.queue ?? openQueue(queuePlace({ ...project, redisUrl: config.redisUrl }), log)
  const platforms = new Map<PlatformName, Platform>()

  const wayIn = openWayIn(project, foundation, { platforms, drafter: config.drafter && openDrafter(config.drafter) })
  const { accept, inboxWork } = wayIn
  const openers = parts.messengers ?? openersOf(config.messengers)
  const { web, counter } = await openMessengers(project, foundation, openers, platforms)
  const outboxWork = openWayOut(project, foundation, { platforms, accept, queue })
  const byTheClock = openByTheClock(project, foundation, { accept, queue })

  const { clock, sandboxClock, views, metrics } = foundation
  return {
    accept,
    clock,
    sandboxClock,
    views,
    web,
    platforms,
    routes: routesOf(project, foundation, { web, platforms, counter, accept }),
    metrics,
    queue,
    inboxWork,
    outboxWork,
    sweep: byTheClock.sweep,
    ...running(project, foundation, { wayIn, platforms, outboxWork, byTheClock, queue }),
  }
}

interface Messengers {
  readonly web: WebMessenger
  /** What all of them ask, and the page of a sealed link too. */
  readonly counter: Counter
}

/** The web messenger, which always runs, and the outside ones; each is put among the platforms. */
async function openMessengers(
  { store, config, log }: Project,
  foundation: Foundation,
  openers: readonly Opener[],
  platforms: Map<PlatformName, Platform>,
): Promise<Messengers> {
  const { chat, people, files, memory, tokenSecret } = store
  const { clock, sandboxClock, core } = foundation
  const opening = { ...foundation, mayOpen: mayOpenFile }
  const messengerCore = {
    ...foundation,
    files: opening,
    links: makeSealedLinks(tokenSecret, addressOf(config), realClock.now),
    memory,
    clock: realClock,
    log,
    say: core.words.t,
  }
  const counter = makeCounter(messengerCore)
  const web = openWeb({
    mode: sandboxClock === undefined ? { kind: 'live' } : { kind: 'sandbox', clock: sandboxClock },
    chat,
    people,
    files,
    clock,
    memory: memory.of('web'),
    log,
    secure: isHttps(config),
    say: core.words.t,
    reread: counter.reread,
    openFile: (person, fileId) => openFile(opening, person, fileId),
  })
  platforms.set(web.name, web)
  for (const { name, open } of openers) platforms.set(name, await open(messengerDeps(name, messengerCore)))
  return { web, counter }
}

interface Mounted extends Messengers {
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly accept: Accept
}

function routesOf(
  { store, config, log }: Project,
  { outbox, clock, core }: Foundation,
  { web, counter, platforms, accept }: Mounted,
): Spine['routes'] {
  return {
    '/api/web': web.routes,
    '/platforms': platformRoutes(platforms.values()),
    '/api/link': linkRoutes({
      ...counter,
      accept,
      opened: store.openedLinks,
      outbox,
      secret: store.tokenSecret,
      clock,
      now: realClock.now,
      secure: isHttps(config),
      log,
      say: core.words.t,
    }),
  }
}

interface Hops {
  readonly wayIn: WayIn
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly outboxWork: Pump
  readonly byTheClock: ByTheClock
  readonly queue: Queue
}

/** Starts what this process is for, from the way in to the clock, and stops it without losing what is under way. */
function running(
  { store, log }: Project,
  { inbox, outbox, metrics, sandboxClock }: Foundation,
  { wayIn: { accept, inboxWork, letGo }, platforms, outboxWork, byTheClock, queue }: Hops,
): Running {
  const { sweep } = byTheClock
  const ends: (() => unknown)[] = []
  let connections: Connections | undefined

  async function work(): Promise<void> {
    ends.push(await outbox.onArrival(outboxWork.kick))
    outboxWork.start()
    await byTheClock.start()
    // After a jump of the clock deadlines have come and quiet hours are over, both at once.
    const moved = () => void sweep.now().then(outboxWork.kick)
    if (sandboxClock !== undefined) ends.push(sandboxClock.onMove(moved))
  }

  return {
    async start(roles) {
      for (const platform of platforms.values()) await platform.start(accept)
      ends.push(await inbox.onArrival(inboxWork.kick))
      // A process that answers clicks decides them too: the answer is on its way back in the same process.
      inboxWork.start()
      if (roles.includes('web')) {
        connections = stayConnected([...platforms.values()], {
          ownership: store.ownership,
          log,
          count: (platform, what) => metrics.count('connections', { platform, what }),
        })
      }
      if (roles.includes('work')) await work()
    },
    async stop() {
      await connections?.stop()
      for (const end of ends.splice(0)) await end()
      await Promise.all([...platforms.values()].map(platform => platform.stop()))
      await sweep.stop()
      await Promise.all([inboxWork.stop(), outboxWork.stop()])
      letGo()
      await queue.stop()
    },
  }
}
