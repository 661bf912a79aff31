// What every part of the store shares: the database, what seals and authenticates, who is told, where anchors go.
import type { Mac } from '../access/mac.ts'
import type { Sealer } from '../access/seal.ts'
import type { Database } from './database.ts'
import type { Signals } from './queues/signals.ts'
import type { Anchor } from './record/anchor.ts'

export interface Keeper {
  readonly db: Database
  readonly sealer: Sealer
  readonly mac: Mac
  readonly anchor: Anchor
  readonly signals: Signals
}
