// When an agreement may be signed, by whom, and how the person is known: time to think first, then a one-time code.
import type { AgreementVersion, CaseState, StepInstance } from '../../model/case.ts'
import type { DateText, InstantText } from '../../model/dates.ts'
import type { PersonId } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { isOver } from '../clocks/instants.ts'
import { lastAgreement, periodEnd } from '../look.ts'
import { settlementOf } from './draft.ts'

/** Hours between the delivery of the full text and the first moment of signing (product E4): no exception. */
export const hoursBeforeSigning = 24
/** A code is good for this long, and for this many wrong tries. */
const codeMinutes = 30
const mostWrong = 3
/** Nobody is sent more codes of one case within an hour. */
const codesAnHour = 5
const hour = 3_600_000

/** The paper whose bytes are signed. */
export const agreementPaper = (version: number): string => `agreement-v${version}`

export type SigningDoor =
  | { readonly open: true }
  /** The full text came less than a day ago. */
  | { readonly open: false; readonly why: 'sign-first-day'; readonly until: InstantText }
  /** Somebody asked them to sign today: closed until the consideration period ends. */
  | { readonly open: false; readonly why: 'sign-after-period'; readonly until: InstantText }
  /** Until the period ends they are first asked whether somebody presses them. */
  | { readonly open: false; readonly why: 'ask-first' }
  /** The figures end with a day that is over: HR has to make them anew first. */
  | { readonly open: false; readonly why: 'sign-last-day-passed'; readonly date: DateText }
  | { readonly open: false; readonly why: 'agreement-void' }

export const answerKey = (instance: StepInstance, what: 'pressure' | 'code' | 'wrong-code'): string =>
  `${instance.id}.${what}`

/** Whether the employee may sign now. */
export function signingDoor(state: CaseState, instance: StepInstance, world: World): SigningDoor {
  const at = world.now
  const agreement = lastAgreement(state)
  const settlement = agreement && settlementOf(state, agreement.settlement)
  if (agreement?.signFrom === undefined || settlement === undefined) return { open: false, why: 'agreement-void' }
  if (state.confirmation?.hash !== agreement.settlementHash) return { open: false, why: 'agreement-void' }
  const date = lastDayGone(state, agreement, world)
  if (date !== undefined) return { open: false, why: 'sign-last-day-passed', date }
  if (before(at, agreement.signFrom)) return { open: false, why: 'sign-first-day', until: agreement.signFrom }
  const until = periodEnd(state, settlement)
  if (!before(at, until)) return { open: true }
  if (agreement.pressured) return { open: false, why: 'sign-after-period', until }
  return state.answers[answerKey(instance, 'pressure')]?.values.answer === 'no'
    ? { open: true }
    : { open: false, why: 'ask-first' }
}

/** The last day of the figures an agreement stands on, once it is over: neither side signs it any more. */
export function lastDayGone(state: CaseState, agreement: AgreementVersion, world: World): DateText | undefined {
  const lastDay = settlementOf(state, agreement.settlement)?.lastDay
  return lastDay !== undefined && isOver(lastDay, state, world) ? lastDay : undefined
}

const before = (a: InstantText, b: InstantText): boolean => Date.parse(a) < Date.parse(b)

/** What a code is good for: one version, one person, one card, one sending. */
export const codePurpose = (
  state: CaseState,
  agreement: AgreementVersion,
  person: PersonId,
  instance: StepInstance,
  nth: string,
): string => `sign/${state.id}/${agreement.version}/${agreement.hash}/${person}/${instance.id}/${nth}`

export type Code =
  | { readonly live: true; readonly nth: string; readonly wrong: number }
  | { readonly live: false; readonly why: 'code-expired' | 'code-used-up' }

/** The code that was last sent for this card: good for half an hour, unless it was typed wrong too often. */
export function codeOf(state: CaseState, instance: StepInstance, at: InstantText): Code {
  const sent = state.answers[answerKey(instance, 'code')]
  const nth = sent?.values.nth
  if (sent === undefined || typeof nth !== 'string') return { live: false, why: 'code-expired' }
  if (Date.parse(at) - Date.parse(sent.at) > codeMinutes * 60_000) return { live: false, why: 'code-expired' }
  const tried = state.answers[answerKey(instance, 'wrong-code')]?.values
  const wrong = tried?.nth === nth ? Number(tried.wrong) : 0
  return wrong < mostWrong ? { live: true, nth, wrong } : { live: false, why: 'code-used-up' }
}

export const isUsedUp = (wrong: number): boolean => wrong >= mostWrong

/** How many codes this card has sent. */
export const codesSent = (state: CaseState, instance: StepInstance): number =>
  Number(state.answers[answerKey(instance, 'code')]?.values.nth ?? 0)

/** When this card's codes were sent, as far back as the limit looks. */
export const sendings = (state: CaseState, instance: StepInstance): readonly InstantText[] =>
  [state.answers[answerKey(instance, 'code')]?.values.sent ?? []].flat().slice(-codesAnHour)

/** Undefined while this person may be sent another code, else from when on. */
export function codesAgainFrom(state: CaseState, person: PersonId, at: InstantText): InstantText | undefined {
  const lately = state.steps
    .filter(instance => instance.who === person)
    .flatMap(instance => sendings(state, instance))
    .map(sent => Date.parse(sent))
    .filter(sent => Date.parse(at) - sent < hour)
    .sort((a, b) => a - b)
  const oldest = lately.at(-codesAnHour)
  return oldest === undefined ? undefined : new Date(oldest + hour).toISOString()
}
