// Named fields of a case that guards in a flow may ask. Adding a guard word means adding it here, with its meaning.
import type { CaseState, Signature } from '../../model/case.ts'
import { agreementPaper } from '../agreement/signing.ts'
import { helpRests, helpUndecided, restUnderReview } from '../help/calls.ts'
import { lastAgreement, openStep } from '../look.ts'
import { missingChecks } from '../opening/checks.ts'
import { allAttested, itemsDone } from '../personnel/open-items.ts'
import { liveRoom } from '../room/end.ts'
import { fieldsAfter } from './fields-after.ts'
import { fieldsSettlement } from './fields-settlement.ts'

const signedBy = (state: CaseState, party: Signature['party']): boolean =>
  lastAgreement(state)?.signatures.some(signature => signature.party === party) ?? false

type FieldOf = (state: CaseState) => string | number | boolean

export const fields: Readonly<Record<string, FieldOf>> = {
  ...fieldsSettlement,
  ...fieldsAfter,
  /** Every mandatory check before the talk is answered. */
  'checks.complete': state => missingChecks(state).length === 0,
  /** … and those that the directory answers. */
  'checks.facts-known': state => missingChecks(state).every(check => check.who !== 'directory'),
  /** Files tell of open items, and HR has not gone through them. */
  'items.to-attest': state => !itemsDone(state),
  'items.attested': allAttested,
  paused: state => state.paused !== undefined,
  /** A declared room is asked for, or stands open. */
  'room.live': state => liveRoom(state) !== undefined,
  /** A messenger for it is found; the employee is asked together with the notice. */
  'room.found': state => liveRoom(state)?.state === 'found',
  /** The employee asked for a rest or for help, and did not yet say that they want to go on. */
  'help.rests': helpRests,
  /** … and the head of HR has not yet left it to them. */
  'help.undecided': helpUndecided,
  /** Somebody in HR has not decided yet about another reason to rest. */
  'rest.under-review': restUnderReview,
  /** The employee is asked whether the case goes on. */
  'wish.awaited': state => openStep(state, 'resume-wish') !== undefined,
  'talk.started': state => state.steps.some(step => step.step === 'opening-notice'),
  /** HR has not decided yet. */
  'review.open': state => openStep(state, 'hr-review') !== undefined,
  /** The employee answered the minutes; adding to them stays possible. */
  'minutes.answered': state => state.minutes.at(-1)?.answer !== undefined,
  'notice.read': state => state.answers['opening-notice.read'] !== undefined,
  'proposer.matches': state => state.whoProposed === 'company' && state.opening.proposedBy === 'employer',
  'agreement.rendered': state => {
    const agreement = lastAgreement(state)
    return agreement !== undefined && state.papers.some(paper => paper.name === agreementPaper(agreement.version))
  },
  /** HR has filled in the clauses of the next version. */
  'agreement.prepared': state => openStep(state, 'agreement-draft')?.draft?.nonCompete !== undefined,
  'seal.open': state => openStep(state, 'seal') !== undefined,
  'signed.employee': state => signedBy(state, 'employee'),
  'signed.company': state => signedBy(state, 'company'),
  'signed.both': state => signedBy(state, 'employee') && signedBy(state, 'company'),
  effective: state => state.effectiveAt !== undefined,
  ended: state => state.ended !== undefined,
}
