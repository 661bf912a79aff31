// Anchors at the start: heads that were committed but not yet written when the program last ended, and a file that stays small.

import type { Keeper } from '../keeper.ts'
import { findHead, headHolds, registerName, systemCase } from './heads.ts'

const largest = 8_000_000

/** Only heads whose seals hold are anchored; what somebody altered is left for verification to name. */
export async function anchorHeads({ db, mac, anchor }: Keeper): Promise<void> {
  if ((await anchor.size()) > largest) await anchor.renew()
  const anchored = await anchor.read()
  const isNew = (name: string, seq: number): boolean => seq > (anchored?.heads.get(name)?.[0] ?? 0)

  const cases = await db.kysely.selectFrom('case').select(['id', 'seq', 'head_hash as hash', 'seal']).execute()
  if (anchored === undefined && cases.length > 0) anchor.begin()
  for (const row of cases)
    if (isNew(row.id, row.seq) && headHolds(mac, row.id, row)) anchor.note(row.id, row.seq, row.hash)

  const system = await findHead(db.kysely, systemCase)
  if (system !== undefined && isNew(systemCase, system.seq) && headHolds(mac, systemCase, system))
    anchor.note(systemCase, system.seq, system.hash)

  const register = await findHead(db.kysely, registerName)
  if (register !== undefined && register.seq > (anchored?.register?.[0] ?? 0) && headHolds(mac, registerName, register))
    anchor.noteRegister(register.seq, register.hash)
  await anchor.flush()
}
