// Verification of the whole record against itself, its seals, the register of cases and the anchors outside the database.
import { compareEnd, type Finding, type Head, start, walk } from '../../evidence/check.ts'
import type { CaseEvent } from '../../model/case-event.ts'
import type { Keeper } from '../keeper.ts'
import type { Anchored, OtherAnchored, Overtaken } from './anchor.ts'
import { findHead, headHolds, systemCase } from './heads.ts'
import { openContent, openSalt, readEvent } from './sealed-links.ts'
import { casesGone, type Note, notesOf } from './verify-anchors.ts'
import { checkCache, type Fold } from './verify-cache.ts'
import { checkRegister, type Registered, type View } from './verify-register.ts'

export interface Verification {
  readonly ok: boolean
  readonly cases: number
  readonly events: number
  /** Whether heads outside the database were there to compare with. */
  readonly anchored: boolean
  /** The first broken row of every broken case; the first of all comes first. */
  readonly broken: readonly Finding[]
  readonly notes: readonly Note[]
}

const page = 500

/** Verifies one case, or everything when no id is given. */
export async function verify(keeper: Keeper, caseId?: string, fold?: Fold): Promise<Verification> {
  // Anchors first: what they name was committed before the snapshot was taken.
  const anchored = await keeper.anchor.read()
  const others = await keeper.anchor.others()
  const found = await keeper.db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(kysely => inspect({ ...keeper, kysely }, { anchored, others }, caseId, fold))
  return { ...found, anchored: anchored !== undefined, notes: notesOf(found.broken, anchored, others) }
}

async function inspect(
  view: View,
  { anchored, others }: { readonly anchored: Anchored | undefined; readonly others: readonly OtherAnchored[] },
  caseId: string | undefined,
  fold: Fold | undefined,
): Promise<Omit<Verification, 'anchored' | 'notes'>> {
  const registered = await checkRegister(view, anchored)
  const broken: Finding[] = [...casesGone(others, registered.present, caseId)]
  const asked = caseId === undefined ? registered.known : [caseId]
  const ids = asked.filter(id => !broken.some(finding => finding.caseId === id))
  let events = 0
  for (const id of ids) {
    const walked = await walkChain(view, id, fold)
    events += walked.head.seq
    const finding =
      walked.broken ??
      (await checkEnd(view, id, walked.head, anchored, registered)) ??
      (id === systemCase ? undefined : await checkCache(view, id, walked.events, fold))
    if (finding !== undefined) broken.push(finding)
  }
  // A case that left no trace may still have left a gap in the register.
  const traceless = broken[0]?.what === 'no-such-case'
  for (const finding of registered.broken)
    if (caseId === undefined || finding.caseId === caseId || traceless)
      if (!broken.some(other => other.caseId === finding.caseId)) broken.push(finding)
  return {
    ok: broken.length === 0,
    cases: ids.filter(id => id !== systemCase).length,
    events,
    broken,
  }
}

interface Walked {
  readonly head: Head
  /** Kept only when a fold wants them. */
  readonly events: readonly CaseEvent[]
  readonly broken?: Finding | undefined
}

async function walkChain({ kysely, sealer }: View, id: string, fold: Fold | undefined): Promise<Walked> {
  let head: Head = start
  const events: CaseEvent[] = []
  for (;;) {
    const rows = await kysely
      .selectFrom('case_event')
      .selectAll()
      .where('case_id', '=', id)
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(page)
      .execute()
    const contents = new Map<number, string>()
    const links = rows.map(row => ({
      caseId: row.case_id,
      seq: row.seq,
      at: row.at,
      by: row.by,
      cause: row.cause,
      kind: row.kind,
      prev: row.prev,
      hash: row.hash,
      digest: row.digest,
      open: () => {
        const content = openContent(sealer, row)
        contents.set(row.seq, content)
        return { salt: openSalt(sealer, row), content }
      },
    }))
    const walked = walk(head, links)
    if ('broken' in walked) return { head, events: [], broken: walked.broken }
    if (fold !== undefined && id !== systemCase)
      events.push(...rows.map(row => readEvent(row, contents.get(row.seq) ?? '')))
    head = walked.head
    if (rows.length < page) return { head, events }
  }
}

async function checkEnd(
  view: View,
  id: string,
  walked: Head,
  anchored: Anchored | undefined,
  registered: Registered,
): Promise<Finding | undefined> {
  const sealed = await sealedHead(view, id)
  const anchor = anchored?.heads.get(id)
  const lost = anchor === undefined ? undefined : anchorFinding(id, walked, { seq: anchor[0], hash: anchor[1] })
  if (sealed === undefined) {
    if (lost !== undefined) return registered.present.has(id) ? lost : { ...lost, outside: true }
    if (walked.seq > 0) return { caseId: id, seq: walked.seq, what: 'seal-missing' }
    return { caseId: id, seq: 1, what: registered.entered.has(id) ? 'case-missing' : 'no-such-case' }
  }
  if (!headHolds(view.mac, id, sealed)) return lost ?? { caseId: id, seq: walked.seq, what: 'seal-altered' }
  const left = lost ?? (await overtakenFinding(view, id, walked, anchored?.overtaken.get(id) ?? []))
  return compareEnd(id, walked, sealed) ?? (left && { ...left, outside: true })
}

/** An older copy that has grown on stands at the anchored number again, with other rows. */
async function overtakenFinding(
  { kysely }: View,
  id: string,
  walked: Head,
  overtaken: readonly Overtaken[],
): Promise<Finding | undefined> {
  for (const [seq, hash, rows] of overtaken.filter(([seq]) => seq <= walked.seq)) {
    const row = await kysely
      .selectFrom('case_event')
      .select('hash')
      .where('case_id', '=', id)
      .where('seq', '=', seq)
      .executeTakeFirst()
    if (row?.hash !== hash) return { caseId: id, seq, what: 'anchor-differs', count: rows }
  }
  return undefined
}

/** What the anchor saw must still be there; more may have come since. */
function anchorFinding(id: string, walked: Head, { seq, hash }: Head): Finding | undefined {
  if (walked.seq >= seq && (walked.seq > seq || walked.hash === hash)) return undefined
  return walked.seq < seq ? compareEnd(id, walked, { seq, hash }) : { caseId: id, seq, what: 'anchor-differs' }
}

async function sealedHead(view: View, id: string) {
  if (id === systemCase) return findHead(view.kysely, systemCase)
  const row = await view.kysely
    .selectFrom('case')
    .select(['seq', 'head_hash as hash', 'seal'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row
}
