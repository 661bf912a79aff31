// Prepares the commit of a case: chains and seals everything that it writes.
import { extend } from '../../evidence/chain.ts'
import { AppError } from '../../model/refusal.ts'
import type { Commit } from '../../ports/case-store.ts'
import type { Origin } from '../../ports/inbox.ts'
import type { Keeper } from '../keeper.ts'
import { outboxRowsOf } from '../queues/outbox-rows.ts'
import { sealHead } from '../record/heads.ts'
import { makeSalt, sealLink } from '../record/sealed-links.ts'
import type { Prepared } from './case-statement.ts'

/** `head` is the hash of the event at `expectedSeq`; `tail` what this store last wrote beside it, if it knows. */
export function prepare(keeper: Keeper, commit: Commit, head: string, tail: string | undefined): Prepared {
  const { state, caseId, expectedSeq, origin } = commit
  const links = extend(caseId, expectedSeq, head, commit.events, makeSalt)
  const seq = expectedSeq + links.length
  const hash = links.at(-1)?.hash ?? head
  const employee = state.parties.employee
  if (state.id !== caseId || state.seq !== seq || employee === undefined)
    throw new AppError(
      'broken',
      'commit-mismatch',
      `The state committed for case ${caseId} is not the fold of its log.`,
    )
  return {
    expectedSeq,
    row: {
      id: caseId,
      flow: state.flow.id,
      flow_version: state.flow.version,
      stage: state.stage,
      employee_id: employee,
      proposed_by: state.opening.proposedBy,
      opened_at: state.openedAt,
      ended_at: state.ended?.at ?? null,
      seq,
      head_hash: hash,
      seal: sealHead(keeper.mac, caseId, seq, hash),
      next_due: commit.deadlines.map(deadline => new Date(deadline.at).toISOString()).sort()[0] ?? null,
      state: keeper.sealer.seal(JSON.stringify(state), statePlace(caseId, seq)),
    },
    links: links.map(link => sealLink(keeper.sealer, link)),
    effects: outboxRowsOf(keeper.sealer, effectKey(commit, seq), commit.effects),
    tail: tail === tailOf(commit) ? undefined : { deadlines: commit.deadlines, parties: partiesOf(commit) },
    origin: origin && sealOrigin(keeper, origin, commit.answer),
  }
}

/** What stands beside the case and mostly stays: its deadlines and who takes part. */
export const tailOf = (commit: Commit): string => JSON.stringify([commit.deadlines, commit.state.parties])

const partiesOf = ({ state }: Commit): readonly (readonly [string, string])[] =>
  Object.entries(state.parties).flatMap(([role, person]) => (person === undefined ? [] : [[role, person] as const]))

function sealOrigin({ sealer }: Keeper, origin: Origin, said: unknown): NonNullable<Prepared['origin']> {
  const key = keyOf(origin)
  const answer = said === undefined ? null : sealer.seal(JSON.stringify(said), answerPlace(key))
  if (origin.kind === 'stored') return { kind: 'stored', key, answer }
  return {
    kind: 'arriving',
    key,
    lane: origin.lane,
    event: sealer.seal(JSON.stringify(origin.event), eventPlace(key)),
    answer,
  }
}

const keyOf = (origin: Origin): string => (origin.kind === 'stored' ? origin.key : origin.event.key)

/** `case:seq`; a commit without events shares its seq with the one before and is told apart by its cause. */
function effectKey({ caseId, events, origin }: Commit, seq: number): string {
  if (events.length > 0) return `${caseId}:${seq}`
  return `${caseId}:${seq}:${origin === undefined ? 'again' : keyOf(origin)}`
}

/** A state is bound to its seq as well: an older one does not open in the place of a newer one. */
export const statePlace = (caseId: string, seq: number): string => `case.state/${caseId}/${seq}`
export const eventPlace = (key: string): string => `inbox.event/${key}`
export const answerPlace = (key: string): string => `inbox.answer/${key}`
