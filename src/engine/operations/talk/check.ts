// 「先让我看看这句话」: a draft is only looked at and counted; a sentence that was said may stop the case at once (product P2).
import { textOf } from '../../look.ts'
import type { Operation } from '../../operation.ts'
import { isCleared, riskPause } from '../../talk/risk-pause.ts'

export const check: Operation = ({ values, state, world }) => {
  const sentence = textOf(values, 'sentence') ?? ''
  const review = world.review({ text: sentence, scene: '36', speaker: 'manager' })
  if (textOf(values, 'said') === 'already' && review.pauses && !isCleared(state, sentence)) {
    return {
      ...riskPause(review, sentence, 'talk'),
      reply: { text: 'toast.said-and-paused', tone: 'stop' },
    }
  }
  // The draft itself stays out of the record: only what was found in it goes back to the manager.
  const found = review.findings.flatMap(({ severity, why, safer }, i) => [
    [`severity-${i + 1}`, severity] as const,
    [`why-${i + 1}`, why] as const,
    [`safer-${i + 1}`, safer] as const,
  ])
  const data = { verdict: review.verdict, count: String(review.findings.length), ...Object.fromEntries(found) }
  return {
    events: [{ kind: 'noted', what: 'sentence-checked', values: { verdict: review.verdict } }],
    opens: [{ step: 'told-check', data }],
    reply: { text: 'toast.checked', tone: 'calm' },
  }
}
