// Why a card closed that nobody answered: what happened instead, as exactly as the case knows it.
import { standsForVoid } from '../engine/agreement/void.ts'
import { lastSettlement, settlementAt } from '../engine/look.ts'
import type { CaseState, StepInstance } from '../model/case.ts'

/** The key of the sentence; `has` tells which steps have one of their own. */
export function whyClosed(state: CaseState, instance: StepInstance, has: (key: string) => boolean): string {
  if (standsForVoid(state, instance)) return 'card.version-void'
  if (state.ended) return 'card.case-ended'
  if (unsigned(state, instance)) return 'closed.seal.taken-back'
  if (undone(state, instance)) return 'closed.after-effect.taken-back'
  if (replaced(state, instance)) return 'closed.settlement-receipt.new-version'
  const own = `closed.${instance.step}.${instance.status}`
  return has(own) ? own : 'card.superseded'
}

/** What was confirmed has a newer version, which has to be confirmed anew (product P8). */
const replaced = (state: CaseState, instance: StepInstance): boolean =>
  instance.step === 'settlement-receipt' &&
  instance.status === 'superseded' &&
  settlementAt(state, instance) !== lastSettlement(state)

/** The signatory's card that stood open when the employee took the signature back (product P12c). */
const unsigned = ({ steps }: CaseState, { id }: StepInstance): boolean =>
  steps.some(
    ({ step }, at) =>
      step === 'told-signature-withdrawn' && steps.slice(0, at).findLast(one => one.step === 'seal')?.id === id,
  )

/** What had begun with an agreement that the employee took back (product P12d). */
const undone = ({ steps }: CaseState, instance: StepInstance): boolean =>
  instance.status === 'superseded' &&
  steps.some(({ step }, at) => {
    const began = steps.slice(0, at).findLastIndex(one => one.step === 'effective-employee')
    return step === 'rollback' && steps.slice(began, at).includes(instance)
  })
