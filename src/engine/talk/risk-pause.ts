// A sentence that was said and must never be said: the case rests in the same turn, HR decides how to go on, the head of HR hears of it (product P2).
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import type { Review } from '../../model/talk.ts'
import { digest } from '../canonical.ts'
import { textOf } from '../look.ts'
import type { Opens } from '../operation.ts'

export type SaidWhere = 'minutes' | 'talk' | 'room'

/** Names the text that HR looked at, so that exactly this text may go out afterwards. */
export const textMark = (text: string): string => digest({ said: text }).slice(0, 24)

/** HR looked at this very text and let the case go on. */
export const isCleared = (state: CaseState, text: string): boolean =>
  textOf(state.answers['risk-review']?.values ?? {}, 'cleared') === textMark(text)

/** HR had to step in once; from then on the written follow-up says every mandatory point again. */
export const hadRisk = (state: CaseState): boolean => state.answers['risk-review'] !== undefined

/** The whole sentence around a phrase: whoever decides how to go on must not judge a fragment. */
function sentenceAround(text: string, [start, end]: readonly [number, number]): string {
  const from = Math.max(...['。', '!', '?', '！', '？', '\n'].map(mark => text.lastIndexOf(mark, start - 1))) + 1
  const stop = text.slice(end).search(/[。!?！？\n]/u)
  return text.slice(from, stop < 0 ? text.length : end + stop).trim()
}

/** What stops the case. Nothing of it reaches the employee; the manager only learns that it rests. */
export function riskPause(
  review: Review,
  text: string,
  where: SaidWhere,
): { readonly events: readonly CaseEventBody[]; readonly opens: readonly Opens[] } {
  const worst = review.findings.filter(finding => finding.severity === 'block')
  const first = worst[0]
  const categories = [...new Set(worst.map(finding => finding.category))]
  const data = {
    where,
    mark: textMark(text),
    sentence: first ? sentenceAround(text, first.span) : text,
    why: first?.why ?? '',
    safer: first?.safer ?? '',
    count: String(worst.length),
    categories: categories.join(' '),
  }
  return {
    events: [
      { kind: 'noted', what: 'risk-said', values: { where, categories } },
      { kind: 'paused', why: 'risk' },
    ],
    opens: [{ step: 'risk-review', data }, { step: 'told-risk', data: { where } }, { step: 'told-paused' }],
  }
}
