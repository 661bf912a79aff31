// The system's own log: settings, imports and keys, in the same table and the same kind of chain as a case.
import { type Body, type Draft, extend } from '../../evidence/chain.ts'
import type { Session } from '../database.ts'
import type { Keeper } from '../keeper.ts'
import { lockHead, moveHead, systemCase } from './heads.ts'
import { linkColumns, makeSalt, sealLink, unnestLinks } from './sealed-links.ts'

export interface SystemLog {
  append(draft: Draft<Body>): Promise<void>
}

const insert = `
insert into case_event (case_id, seq, at, by, cause, kind, prev, hash, digest, salt, content)
select link.* from ${unnestLinks(1)} as link`

export function openSystemLog(keeper: Keeper): SystemLog {
  return {
    async append(draft) {
      const head = await keeper.db.transaction(session => appendSystemEvent(session, keeper, draft))
      keeper.anchor.note(systemCase, head.seq, head.hash)
    },
  }
}

/** Within a transaction of the caller, so that what is logged and what is done stand or fall together. */
export async function appendSystemEvent(
  session: Session,
  { sealer, mac }: Pick<Keeper, 'sealer' | 'mac'>,
  draft: Draft<Body>,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const head = await lockHead(session, systemCase)
  const links = extend(systemCase, head.seq, head.hash, [draft], makeSalt)
  await session.run('system.append', insert, linkColumns(links.map(link => sealLink(sealer, link))))
  const moved = { seq: head.seq + links.length, hash: links.at(-1)?.hash ?? head.hash }
  await moveHead(session, mac, systemCase, moved.seq, moved.hash)
  return moved
}
