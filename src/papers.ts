// Papers of a case, made from the case as it is now at the desk of its own flow; the archive is one of them.
import { withheldFrom } from './access/withheld.ts'
import type { Worlds } from './dispatch/world.ts'
import { openDesk } from './documents/desk.ts'
import { type RenderDeps, renderPaper } from './documents/render.ts'
import { paperWords } from './documents/words.ts'
import { archiveCase } from './evidence/archive-case.ts'
import type { RenderPaper } from './jobs/render.ts'
import type { CompanySettings } from './model/settings.ts'
import { loadTexts } from './packs/texts.ts'
import type { Clock } from './ports/clock.ts'
import type { Store } from './store/open-store.ts'

interface PaperDeps {
  readonly store: Pick<Store, 'files' | 'secrets' | 'cases' | 'tokenSecret'>
  readonly settings: CompanySettings
  readonly worlds: Worlds
  readonly clock: Clock
}

export function makePapers({ store, settings, worlds, clock }: PaperDeps): RenderPaper {
  const { files, secrets, cases, tokenSecret: secret } = store
  const { company } = settings
  const texts = loadTexts()
  const desks = new Map<string, RenderDeps>()

  return async ({ type, version }, state) => {
    const desk = desks.get(state.flow.id) ?? openDesk(state.flow.id, { files, secrets, company, texts })
    desks.set(state.flow.id, desk)
    if (type === 'archive') {
      const { books, law } = desk
      const { say } = paperWords('zh-CN', books['zh-CN'], law)
      const events = await cases.chained(state.id)
      const withheld = withheldFrom(events)
      const request = { state, events, withheld, company, now: clock.now(), software: 'haosan' }
      // Whoever opens the package years later may read either language.
      const english = paperWords('en', books.en, law)
      const readme = [say, english.say].map(words => words('archive.readme', { number: state.id })).join('\n')
      return archiveCase({ ...request, readme }, { files, secret, say })
    }
    const world = await worlds.now()
    const { people: directory, now } = world
    return renderPaper({ type, version, state, people: directory, company, now, world }, desk)
  }
}
