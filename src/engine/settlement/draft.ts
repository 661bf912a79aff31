// From what stands on H2 to a draft that a second person verifies, or the reason why there is none yet.
import type { CaseState } from '../../model/case.ts'
import { Decimal } from '../../model/money.ts'
import { zoneOf } from '../../model/person.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { SettlementContent, VersionReason } from '../../model/settlement.ts'
import type { World } from '../../model/world.ts'
import { lastSettlement } from '../look.ts'
import { compose } from './compose.ts'
import { overdrawn } from './deductions.ts'
import { daysBetweenOffers, mostReoffers, overAuthority } from './limits.ts'
import { monthsOffered } from './version.ts'

export type Drafting =
  | { readonly ok: true; readonly content: SettlementContent }
  | { readonly ok: false; readonly refusal: Refusal }

const no = (code: string, values?: Refusal['values']): Drafting => ({
  ok: false,
  refusal: { kind: 'refused', code, values },
})

/** Whether this would be a further offer of the company, and if so whether it may come now. */
export function reofferProblem(state: CaseState, world: World): Refusal | undefined {
  const last = lastSettlement(state)
  if (!last) return undefined
  if (state.reoffers >= mostReoffers) return { kind: 'refused', code: 'no-reoffers-left' }
  const zone = zoneOf(world.people, state.parties.hrbp)
  const from = world.calendar.addDays(last.publishedAt, daysBetweenOffers, zone).at
  return Date.parse(world.now) < Date.parse(from)
    ? { kind: 'refused', code: 'reoffer-too-soon', values: { days: daysBetweenOffers, until: from } }
    : undefined
}

/** Composes and freezes the next version's content; every gate of H2 stands here, whoever asks. */
export function draftContent(
  state: CaseState,
  world: World,
  given: { readonly why?: VersionReason | undefined; readonly reason?: string | undefined } = {},
): Drafting {
  const made = compose(state, world)
  if (made.below.length > 0) return no('below-statutory', { lines: made.below.length })
  const most = made.stopped.find(line => line.most !== undefined)?.most
  if (most !== undefined) return no('damage-over-limit', { most: most.value })
  if (made.stopped.length > 0) return no('settlement-unknown', { lines: made.stopped.length })
  if (made.local.kind === 'to-confirm') return no('local-figure-open')
  const over = overdrawn(made.lines)
  if (over !== undefined) return no('deductions-exceed-pay', { amount: over.value })
  const months = monthsOffered(made)
  if (overAuthority(state, months)) return no('over-authority', { months: state.authorityMonths })
  const last = lastSettlement(state)
  // Another number of months offered by the company is a new offer, by whatever door it comes.
  const offersAnew = last !== undefined && !new Decimal(monthsOffered(last)).equals(months)
  const why = given.why ?? (last === undefined ? 'first' : offersAnew ? 'reoffer' : 'edited')
  if (why === 'reoffer') {
    const problem = reofferProblem(state, world)
    if (problem) return { ok: false, refusal: problem }
  }
  return {
    ok: true,
    content: {
      lines: made.lines,
      lastDay: made.lastDay,
      why,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
      law: made.law,
      unemployment: made.unemployment,
      reserved: last?.reserved ?? [],
    },
  }
}
