// One request of the command line, answered as text: as JSON, with the steps or without, or in words.
import type { LawAnswer } from '../law/answer.ts'
import { calculate } from '../law/calculate.ts'
import { explain } from '../law/explain.ts'
import type { LawPacks } from '../law/pack.ts'

export type LawForm = 'brief' | 'steps' | 'words'

export interface LawText {
  readonly text: string
  /** Why the request was not understood. */
  readonly fault?: string
}

export function answerText(packs: LawPacks, request: unknown, form: LawForm, today: string): LawText {
  const answer = calculate(packs, request, today)
  const text =
    form === 'words'
      ? explain(packs, answer, localeOf(request)).join('\n')
      : JSON.stringify(form === 'steps' ? answer : brief(answer))
  return answer.status === 'error' ? { text, fault: `${answer.error.code}: ${answer.error.text}` } : { text }
}

const localeOf = (request: unknown) =>
  typeof request === 'object' && request !== null && 'locale' in request && request.locale === 'en' ? 'en' : 'zh-CN'

/** Amounts explain themselves in their lines; how every other result came about is told when asked for. */
function brief(answer: LawAnswer): object {
  if (answer.status === 'error') return answer
  const { steps: _steps, ...told } = answer
  return told
}
