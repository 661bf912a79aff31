// What every hop stands on: the company's settings and law, the clock, the words, and one reading of cases and people.
import { makeWorkCalendar } from '../calendar/work-calendar.ts'
import { type MovableClock, openSandboxClock, realClock } from '../clock/clock.ts'
import { settingsOf } from '../company.ts'
import { loadCore } from '../core.ts'
import { makeAskLaw } from '../dispatch/ask-law.ts'
import { makeViewBuilder } from '../dispatch/cards/build-views.ts'
import { makeViews, type Views } from '../dispatch/cards/views.ts'
import { rememberCases } from '../dispatch/click/case-memory.ts'
import type { SettleDeps } from '../dispatch/click/settle.ts'
import type { Core } from '../dispatch/core.ts'
import { makeWhoIs, type WhoIs } from '../dispatch/people.ts'
import type { StrangerDeps } from '../dispatch/words/stranger.ts'
import { makeWorlds, type Worlds } from '../dispatch/world.ts'
import { type Metrics, makeMetrics } from '../http/metrics.ts'
import type { LawPacks } from '../law/pack.ts'
import type { CompanySettings } from '../model/settings.ts'
import type { ReviewSentence } from '../model/talk.ts'
import type { WorkCalendar } from '../model/world.ts'
import { loadCoach } from '../packs/coach.ts'
import { companyLaw } from '../packs/company-law.ts'
import { loadTexts } from '../packs/texts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Project } from '../project.ts'
import type { Texts } from '../texts/texts.ts'

export interface Foundation extends SettleDeps, Pick<StrangerDeps, 'answerStranger'> {
  readonly settings: CompanySettings
  readonly calendar: WorkCalendar
  readonly law: LawPacks
  readonly clock: Clock
  /** Present in the sandbox only. */
  readonly sandboxClock: MovableClock | undefined
  readonly texts: Texts
  readonly review: ReviewSentence
  readonly worlds: Worlds
  readonly views: Views
  readonly whoIs: WhoIs
  readonly metrics: Metrics
}

/**
 * The core as shipped unless a test brings its own. Throws AppError `invalid` with a sentence for settings that are
 * wrong, or that name a figure the law does not have.
 */
export async function layFoundation(project: Project, given: Core | undefined): Promise<Foundation> {
  const { store, mode, mayReach } = project
  const { inbox, outbox, cases, files, people, tokenSecret: secret } = store
  const settings = await settingsOf(project)
  const sandboxClock = mode === 'sandbox' ? await openSandboxClock(store.sandboxClock) : undefined
  const clock = sandboxClock ?? realClock
  const law = companyLaw(settings.lawOverrides)
  const calendar = makeWorkCalendar(settings)
  const texts = loadTexts()
  const review = loadCoach(texts)
  const core = given ?? loadCore(texts, secret)
  const ask = makeAskLaw(law, clock)
  const worlds = makeWorlds({ people, settings, calendar, law: ask, review, files, cases, clock, secret })
  const builder = makeViewBuilder(core)
  return {
    settings,
    calendar,
    law,
    clock,
    sandboxClock,
    texts,
    review,
    core,
    cases,
    memory: rememberCases(cases),
    builder,
    inbox,
    outbox,
    files,
    worlds,
    views: makeViews(core, cases, store.rehearsals, worlds, builder),
    whoIs: makeWhoIs(people, mayReach),
    answerStranger: ({ platform, id }, now, before) => store.memory.once(platform, id, now, before),
    metrics: makeMetrics(),
  }
}
