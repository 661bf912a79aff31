// Opens the store: connection, schema, keys, and every port that lives in PostgreSQL.
import type { Keys } from '../access/keys.ts'
import { makeMac } from '../access/mac.ts'
import { makeSealer } from '../access/seal.ts'
import type { InstantText } from '../model/dates.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { ChatStore } from '../ports/chat-store.ts'
import type { Deadlines } from '../ports/deadlines.ts'
import type { FileStore } from '../ports/file-store.ts'
import type { Inbox } from '../ports/inbox.ts'
import type { Log } from '../ports/log.ts'
import type { OpenedLinks } from '../ports/opened-links.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Ownership } from '../ports/ownership.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import type { PersonnelStore } from '../ports/personnel-store.ts'
import type { RehearsalStore } from '../ports/rehearsal-store.ts'
import type { Retention } from '../ports/retention.ts'
import { type MessengerMemory, openMessengerMemory } from './adapter-memory.ts'
import { openCaseStore } from './cases/case-store.ts'
import { openChatStore } from './chat-store.ts'
import { openDatabase } from './database.ts'
import { openFileStore } from './file-store.ts'
import { prepareFirstUse } from './first-use.ts'
import type { Keeper } from './keeper.ts'
import { migrate } from './migrate.ts'
import { openOpenedLinks } from './opened-links.ts'
import { openOwnership } from './ownership.ts'
import { openPeopleStore } from './people-store.ts'
import { openPersonnelStore } from './personnel-store.ts'
import { openDeadlines } from './queues/deadlines.ts'
import { openInbox } from './queues/inbox.ts'
import { openOutbox } from './queues/outbox.ts'
import { openSignals } from './queues/signals.ts'
import { openAnchor } from './record/anchor.ts'
import { anchorHeads } from './record/anchor-heads.ts'
import { type RekeyOptions, rekey } from './record/rekey.ts'
import { openSystemLog, type SystemLog } from './record/system-log.ts'
import { type Verification, verify } from './record/verify.ts'
import type { Fold } from './record/verify-cache.ts'
import { openRehearsalStore } from './rehearsal-store.ts'
import { openRetention } from './retention.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { openSandboxClock, openSettings, type SandboxClock, type Settings } from './settings.ts'

export interface Store {
  readonly cases: CaseStore
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly people: PeopleStore
  readonly personnel: PersonnelStore
  readonly rehearsals: RehearsalStore
  readonly files: FileStore
  readonly chat: ChatStore
  readonly deadlines: Deadlines
  readonly memory: MessengerMemory
  readonly retention: Retention
  readonly openedLinks: OpenedLinks
  readonly ownership: Ownership
  readonly settings: Settings
  readonly systemLog: SystemLog
  readonly sandboxClock: SandboxClock
  /** Sealed keys of the program itself. */
  readonly secrets: Secrets
  /** Signs action tokens; survives a change of keys. */
  readonly tokenSecret: Uint8Array
  /** Checks the record of one case, or of all; with a fold also that every case row is what its record folds to. */
  verify(caseId?: string, fold?: Fold): Promise<Verification>
  /** Seals everything with the current key, so that older keys may be dropped; gives how many values. */
  rekey(by: string, options?: RekeyOptions): Promise<number>
  /** What time the database has it. */
  ping(): Promise<InstantText>
  close(): Promise<void>
}

export interface StoreOptions {
  readonly url: string
  /** `public` unless told otherwise; tests take one of their own. */
  readonly schema?: string | undefined
  readonly keys: Keys
  /** Where the anchor file stands. */
  readonly dataDir: string
  readonly log: Log
  readonly connections?: number | undefined
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const { url, keys, dataDir, log, connections } = options
  const db = openDatabase({ url, schema: options.schema ?? 'public', log, connections })
  try {
    await db.ready()
    await migrate(db)
    const sealer = makeSealer(keys)
    const mac = makeMac(keys)
    const { databaseId, tokenSecret } = await prepareFirstUse(db, keys, sealer, mac)
    const signals = await openSignals(db, log)
    const anchor = openAnchor({ dataDir, databaseId, mac, log })
    const keeper: Keeper = { db, sealer, mac, anchor, signals }
    await anchorHeads(keeper)
    const ownership = openOwnership(keeper, log)
    return {
      cases: openCaseStore(keeper),
      inbox: openInbox(keeper),
      outbox: openOutbox(keeper),
      people: openPeopleStore(keeper),
      personnel: openPersonnelStore(keeper),
      rehearsals: openRehearsalStore(keeper),
      retention: openRetention(keeper),
      files: openFileStore(keeper),
      chat: openChatStore(keeper),
      deadlines: openDeadlines(keeper),
      memory: openMessengerMemory(keeper),
      openedLinks: openOpenedLinks(keeper),
      ownership,
      settings: openSettings(keeper),
      systemLog: openSystemLog(keeper),
      sandboxClock: await openSandboxClock(keeper),
      secrets: openSecrets(keeper),
      tokenSecret,
      verify: (caseId, fold) => verify(keeper, caseId, fold),
      rekey: (by, options = {}) => rekey(keeper, by, options),
      ping: async () => {
        const [row] = await db.run<{ now: string }>('store.ping', 'select now()::text as now', [])
        return new Date(row?.now ?? 0).toISOString()
      },
      async close() {
        await ownership.close()
        await signals.close()
        await anchor.close()
        await db.close()
      },
    }
  } catch (error) {
    await db.close().catch(() => {})
    throw error
  }
}
