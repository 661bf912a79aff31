// The composition root: the only file that knows adapters, stores and configuration together.
import type { Hono } from 'hono'
import { openDrafter } from '../adapters/drafter/index.ts'
import { openWeb, type WebMessenger } from '../adapters/web/index.ts'
import { mayOpenFile } from './access/policy.ts'
import { makeWorkCalendar } from './calendar/work-calendar.ts'
import { type MovableClock, openSandboxClock, realClock } from './clock/clock.ts'
import { settingsOf } from './company.ts'
import { addressOf } from './config/config.ts'
import { loadCore } from './core.ts'
import { makeAskLaw } from './dispatch/ask-law.ts'
import { decideAtOnce } from './dispatch/at-once.ts'
import { makeViewBuilder } from './dispatch/build-views.ts'
import { rememberCases } from './dispatch/case-memory.ts'
import type { Core } from './dispatch/core.ts'
import { type DispatchDeps, dispatch } from './dispatch/dispatch.ts'
import { makeDraftBeside } from './dispatch/draft.ts'
import { mourn } from './dispatch/mourn.ts'
import { openFile } from './dispatch/open-file.ts'
import { makeWhoIs } from './dispatch/people.ts'
import type { Pump } from './dispatch/pump.ts'
import { makeViews, type Views } from './dispatch/views.ts'
import { makeDispatchWork } from './dispatch/work.ts'
import { makeWorlds } from './dispatch/world.ts'
import { type Metrics, makeMetrics } from './http/metrics.ts'
import { platformRoutes } from './http/platform-routes.ts'
import { makeAccept } from './ingress/accept.ts'
import { makeAnswers } from './ingress/answers.ts'
import { openQueue } from './jobs/bullmq.ts'
import { makeChores } from './jobs/chores.ts'
import { watchLaw } from './jobs/law-watch.ts'
import { queuePlace } from './jobs/place.ts'
import { renderJob } from './jobs/render.ts'
import { makeSweep, type Sweep } from './jobs/sweep.ts'
import { linkRoutes } from './links/routes.ts'
import { makeSealedLinks } from './links/seal.ts'
import { makeCounter, messengerDeps } from './messengers/deps.ts'
import { type Opener, openersOf } from './messengers/open.ts'
import { type Connections, stayConnected } from './messengers/stay-connected.ts'
import type { PlatformName } from './model/person.ts'
import { AppError } from './model/refusal.ts'
import { makeSlowDown } from './outbox/slow-down.ts'
import { makeOutboxWork } from './outbox/work.ts'
import { loadAsk, loadCoach } from './packs/coach.ts'
import { companyLaw } from './packs/company-law.ts'
import { loadTexts } from './packs/texts.ts'
import { makePapers } from './papers.ts'
import type { Clock } from './ports/clock.ts'
import type { Accept, Platform } from './ports/platform.ts'
import type { Queue } from './ports/queue.ts'
import type { Project } from './project.ts'

/** Everything that runs without a port: for the server, and for commands that play a case. */
export interface Spine {
  readonly accept: Accept
  readonly clock: Clock
  /** Present in the sandbox only. */
  readonly sandboxClock: MovableClock | undefined
  readonly core: Core
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

export async function openSpine(project: Project, parts: Parts = {}): Promise<Spine> {
  const { store, config, log, mode } = project
  const { inbox, outbox, cases, files, people, chat, tokenSecret: secret } = store
  const settings = await settingsOf(project)
  const sandboxClock = mode === 'sandbox' ? await openSandboxClock(store.sandboxClock) : undefined
  const clock = sandboxClock ?? realClock
  const law = companyLaw(settings.lawOverrides)
  const calendar = makeWorkCalendar(settings)
  const metrics = makeMetrics()
  const answers = makeAnswers()
  const texts = loadTexts()
  const core = parts.core ?? loadCore(texts, secret)
  const queue = parts.queue ?? openQueue(queuePlace({ ...project, redisUrl: config.redisUrl }), log)

  const review = loadCoach(texts)
  const worlds = makeWorlds({
    people,
    settings,
    calendar,
    law: makeAskLaw(law, clock),
    review,
    files,
    cases,
    clock,
    secret,
  })
  const builder = makeViewBuilder(core)
  const views = makeViews(core, cases, store.rehearsals, worlds, builder)
  const whoIs = makeWhoIs(people, project.mayReach)
  const memory = rememberCases(cases)
  const settling = { core, cases, memory, builder, inbox, outbox, files }
  const platforms = new Map<PlatformName, Platform>()
  const deps: DispatchDeps = {
    ...settling,
    ask: loadAsk(texts, review),
    worlds,
    people,
    personnel: store.personnel,
    rehearsals: store.rehearsals,
    clock,
    secret,
    whoIs,
    ackOverwritesMs: name => platforms.get(name)?.can.ackOverwritesMs ?? 0,
    answerStranger: (account, now, before) => store.memory.once(account.platform, account.id, now, before),
  }
  const drafter = config.drafter && openDrafter(config.drafter)
  const beside = makeDraftBeside({ ...deps, drafter, review, texts, log })
  const inboxWork = makeDispatchWork({
    inbox,
    log,
    run: async row => beside(row.event, await dispatch(deps, row)),
    tell: (id, settled) => answers.give(id, settled),
    mourn: (row, why) => mourn({ whoIs, cases, inbox, outbox, now: clock.now }, row, why),
    count: what => metrics.count('events', { what }),
  })
  const timed = makeAccept({
    inbox,
    whoIs,
    answers,
    clock,
    secret,
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
  const accept: Accept = async (event, kept) => {
    const began = performance.now()
    const acked = (): void => metrics.acked(performance.now() - began)
    if (kept !== undefined)
      return timed(event, () => {
        acked()
        kept()
      })
    const ack = await timed(event)
    acked()
    return ack
  }

  const opening = { ...settling, worlds, clock, mayOpen: mayOpenFile }
  const messengerCore = {
    whoIs,
    outbox,
    views,
    files: opening,
    links: makeSealedLinks(secret, addressOf(config), realClock.now),
    memory: store.memory,
    clock: realClock,
    log,
    answerStranger: deps.answerStranger,
    say: core.words.t,
  }
  const counter = makeCounter(messengerCore)
  const web = openWeb({
    mode: sandboxClock === undefined ? { kind: 'live' } : { kind: 'sandbox', clock: sandboxClock },
    chat,
    people,
    files,
    clock,
    memory: store.memory.of('web'),
    log,
    secure: config.url?.startsWith('https:') ?? false,
    say: core.words.t,
    reread: counter.reread,
    openFile: (person, fileId) => openFile(opening, person, fileId),
  })
  platforms.set(web.name, web)
  for (const { name, open } of parts.messengers ?? openersOf(config.messengers)) {
    platforms.set(name, await open(messengerDeps(name, messengerCore)))
  }

  const outboxWork = makeOutboxWork({
    outbox,
    accept,
    people,
    platforms,
    mayReach: project.mayReach,
    outsideRuns: mode === 'live' && platforms.size > 1,
    signedIn: chat.signedIn,
    slowDown: makeSlowDown(),
    views,
    words: core.words,
    clock,
    memory,
    log,
    rules: {
      mayReach: person => [...platforms.keys()].some(name => project.mayReach(person, name)),
      calendar,
    },
    gaveUp: why => metrics.count('effects_given_up', { why }),
    render: outboxId => queue.add(`render:${outboxId}`, { kind: 'render', outboxId }),
    count: what => metrics.count('effects', { what }),
  })
  const { rehearsals, retention } = store
  const also = makeChores({ cases, people, outbox, rehearsals, retention, clock, log })
  const sweep = makeSweep({ deadlines: store.deadlines, accept, queue, clock, log, also })
  const paper = makePapers({ store, settings, worlds, clock })
  const ends: (() => unknown)[] = []
  let connections: Connections | undefined
  return {
    accept,
    clock,
    sandboxClock,
    core,
    views,
    web,
    platforms,
    routes: {
      '/api/web': web.routes,
      '/platforms': platformRoutes(platforms.values()),
      '/api/link': linkRoutes({
        ...counter,
        accept,
        opened: store.openedLinks,
        outbox,
        secret,
        clock,
        now: realClock.now,
        secure: config.url?.startsWith('https:') ?? false,
        log,
        say: core.words.t,
      }),
    },
    metrics,
    queue,
    inboxWork,
    outboxWork,
    sweep,
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
      if (!roles.includes('work')) return
      ends.push(await outbox.onArrival(outboxWork.kick))
      outboxWork.start()
      const trouble = await queue.check()
      if (trouble !== undefined) throw new AppError('unavailable', 'queue-away', trouble)
      await queue.work(job =>
        job.kind === 'due' ? sweep.now() : renderJob({ outbox, cases, accept, clock, log, paper }, job.outboxId),
      )
      sweep.start()
      void watchLaw({ cases, accept, clock }, law).catch((fault: unknown) =>
        log.error('running cases were not asked about the law; the next start asks again', fault),
      )
      // After a jump of the clock deadlines have come and quiet hours are over, both at once.
      const moved = () => void sweep.now().then(outboxWork.kick)
      if (sandboxClock !== undefined) ends.push(sandboxClock.onMove(moved))
    },
    async stop() {
      await connections?.stop()
      for (const end of ends.splice(0)) await end()
      await Promise.all([...platforms.values()].map(platform => platform.stop()))
      await sweep.stop()
      await Promise.all([inboxWork.stop(), outboxWork.stop()])
      answers.close()
      await queue.stop()
    },
  }
}
