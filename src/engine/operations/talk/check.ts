// 「先让我看看这句话」: a draft is only looked at and counted; a sentence that was said may stop the case at once (product P2).
import { textOf } from '../../look.ts'
import type { Operation } from '../../operation.ts'
import { findingsAsData } from '../../talk/findings-data.ts'
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
  return {
    events: [{ kind: 'noted', what: 'sentence-checked', values: { verdict: review.verdict } }],
    // What an earlier sentence came to makes way: nobody has to work off a list of remarks in the middle of a talk.
    closes: ['told-check'],
    opens: [{ step: review.findings.length === 0 ? 'told-clear' : 'told-check', data: findingsAsData(review) }],
    reply: { text: 'toast.checked', tone: 'calm' },
  }
}
