// What outside adapters are given: their own memory, sealed links, people, cards and files, each through the core's own doors.

import type { Views } from '../dispatch/cards/views.ts'
import type { OpenFileDeps } from '../dispatch/open-file.ts'
import { openFile } from '../dispatch/open-file.ts'
import type { WhoIs } from '../dispatch/people.ts'
import { type StrangerDeps, strangerHears } from '../dispatch/words/stranger.ts'
import type { CardView } from '../model/card.ts'
import { shownKey } from '../model/effect-keys.ts'
import { checkUpload } from '../model/file-transfer.ts'
import type { AccountRef, Locale, Person, PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { AdapterMemory, MessengerDeps, SealedLinks } from '../ports/messenger.ts'
import type { Outbox } from '../ports/outbox.ts'

export interface MessengerCore {
  readonly whoIs: WhoIs
  readonly outbox: Outbox
  readonly views: Views
  readonly files: OpenFileDeps
  readonly links: SealedLinks
  readonly memory: { of(platform: PlatformName): AdapterMemory }
  /** Real time; `files.clock` may be the sandbox's. */
  readonly clock: Clock
  readonly log: Log
  readonly answerStranger: StrangerDeps['answerStranger']
  readonly say: MessengerDeps['say']
}

/** What can be asked on behalf of an account, by an adapter or by the page of a sealed link. */
export interface Counter extends Pick<MessengerDeps, 'personOf' | 'keepFile' | 'openFile'> {
  /** In the person's language unless another one is asked for. */
  reread(account: AccountRef, cardKey: string, locale?: Locale): Promise<CardView | undefined>
}

/** A card stands in the conversation a moment before it is noted where it went. */
const notedWithinMs = [0, 40, 120, 300] as const

async function shownSoon(outbox: MessengerCore['outbox'], key: string) {
  for (const ms of notedWithinMs) {
    if (ms > 0) await new Promise(resolve => setTimeout(resolve, ms))
    const shown = await outbox.shown(key)
    if (shown !== undefined) return shown
  }
  return undefined
}

/**
 * Keeping a file throws AppError `rejected` for an account that nobody is linked to; everything else gives undefined.
 */
export function makeCounter({
  whoIs,
  outbox,
  views,
  files,
}: Omit<MessengerCore, 'memory' | 'links' | 'answerStranger'>): Counter {
  const known = async (account: AccountRef): Promise<Person> => {
    const person = await whoIs.person(account)
    if (person !== undefined) return person
    throw new AppError('rejected', 'not-linked', `Nobody is linked to this ${account.platform} account.`)
  }
  return {
    personOf: account => whoIs.person(account),
    async reread(account, cardKey, locale) {
      const [person, shown] = await Promise.all([whoIs.person(account), shownSoon(outbox, shownKey(cardKey, account))])
      // Whoever has the account now is not always whom the card was for.
      return shown === undefined || shown.ref.to !== person?.id
        ? undefined
        : views.view(shown.ref, locale ?? person.locale)
    },
    async keepFile(account, rawName, bytes) {
      const person = await known(account)
      const { name, mime } = checkUpload(rawName, bytes)
      return files.files.put({ name, mime, bytes, by: person.id, at: files.clock.now() })
    },
    async openFile(account, fileId) {
      const person = await whoIs.person(account)
      const meta = person && (await openFile(files, person.id, fileId))
      const bytes = meta && (await files.files.bytes(meta.id))
      return meta && bytes && { meta, bytes }
    },
  }
}

/** The same doors for each messenger, its memory alone is its own. */
export const messengerDeps = (platform: PlatformName, core: MessengerCore): MessengerDeps => ({
  clock: core.clock,
  log: core.log,
  memory: core.memory.of(platform),
  links: core.links,
  say: core.say,
  strangerHears: account => strangerHears(core, account),
  ...makeCounter(core),
})
