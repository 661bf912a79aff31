// Requests of the command line, answered as text: as JSON, with the steps or without, or in words.
import type { LawAnswer } from '../../law/answer.ts'
import { calculate } from '../../law/calculate.ts'
import { explain } from '../../law/explain.ts'
import type { LawPacks } from '../../law/pack.ts'
import { refuseRepeated } from '../../law/request.ts'

export type LawForm = 'brief' | 'steps' | 'words'

/** Requests, and the name that stands twice in the text of one, by its place among them. */
export interface Asked {
  readonly requests: readonly unknown[]
  readonly repeated: ReadonlyMap<number, string>
}

export interface LawText {
  /** All answers in order, with the form's own mark between them. */
  readonly text: string
  /** Which requests were not understood, counted from 0, and why. */
  readonly faults: readonly { readonly at: number; readonly why: string }[]
}

export const between: Readonly<Record<LawForm, string>> = { brief: ',\n', steps: ',\n', words: '\n\n' }

/** Answers the requests one after the other; a request that is not understood gets its error as its answer. */
export function answerTexts(packs: LawPacks, { requests, repeated }: Asked, form: LawForm, today: string): LawText {
  const faults: { at: number; why: string }[] = []
  const texts = requests.map((request, at) => {
    const twice = repeated.get(at)
    const answer =
      twice === undefined
        ? calculate(packs, request, today, form === 'brief' ? 'lines only' : 'with steps')
        : refuseRepeated(packs, request, twice)
    if (answer.status === 'error') faults.push({ at, why: `${answer.error.code}: ${answer.error.text}` })
    return form === 'words'
      ? explain(packs, request, answer, localeOf(request)).join('\n')
      : JSON.stringify(form === 'steps' ? answer : brief(answer))
  })
  return { text: texts.join(between[form]), faults }
}

const localeOf = (request: unknown) =>
  typeof request === 'object' && request !== null && 'locale' in request && request.locale === 'en' ? 'en' : 'zh-CN'

/** Amounts explain themselves in their lines; how every other result came about is told when asked for. */
function brief(answer: LawAnswer): object {
  if (answer.status === 'error') return answer
  const { steps: _steps, ...told } = answer
  return told
}
