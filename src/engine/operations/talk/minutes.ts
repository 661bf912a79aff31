// Operations of the minutes: both sides own them; a correction stands beside the text, never over it.
import type { Minutes, WrittenPoint } from '../../../model/case.ts'
import { dayOf, readDate } from '../../../model/dates.ts'
import type { ScriptLine, ScriptWords } from '../../../model/script.ts'
import { fillLine } from '../../../talk/scripts/fill.ts'
import { linesOf } from '../../../talk/scripts/sheet.ts'
import { textOf } from '../../look.ts'
import { type Operation, type OperationInput, refusing, wrongField } from '../../operation.ts'
import { plainValues, talkScenes, unsaidPoints } from '../../talk/outline.ts'
import { hadRisk, isCleared, riskPause } from '../../talk/risk-pause.ts'

export const send: Operation = input => {
  const { values, state, by, at, world, instance } = input
  if (by === 'clock') return refusing('only-you')
  const date = readDate(textOf(values, 'date') ?? '')
  if (!date || date.toString() > dayOf(world.now)) return wrongField('date', 'future-date')
  if ((textOf(values, 'from') ?? '') >= (textOf(values, 'to') ?? '')) return wrongField('to', 'ends-before')
  const said = ownWords(values)
  const review = world.review({ text: said, scene: '36', speaker: 'manager' })
  if (review.pauses && !isCleared(state, said)) {
    const pause = riskPause(review, said, 'minutes')
    return {
      // What was written is kept for whoever goes on.
      events: [{ kind: 'drafted', instance: instance.id, values }, ...pause.events],
      opens: pause.opens,
      halted: true,
      reply: { text: 'toast.minutes-paused', tone: 'stop' },
    }
  }
  const written = writtenPoints(input)
  const script = textOf(state.answers.outline?.values ?? {}, 'script')
  const minutes: Minutes = {
    version: state.minutes.length + 1,
    values,
    by,
    at,
    ...(written.length > 0 ? { written } : {}),
    ...(script ? { script } : {}),
  }
  return { events: [{ kind: 'minutes-sent', minutes }], reply: { text: 'toast.minutes-sent', tone: 'calm' } }
}

/** What the minutes say that the company said; the employee's words are theirs. */
export const ownWords = (values: OperationInput['values']): string =>
  ['companySaid', 'agreed', 'notAgreed'].flatMap(name => textOf(values, name) ?? []).join('\n')

/** Mandatory points that were not ticked; after a sentence that stopped the case, all of them. */
function writtenPoints({ flow, state, world }: OperationInput): readonly WrittenPoint[] {
  const points: readonly ScriptLine[] = hadRisk(state)
    ? linesOf(talkScenes(flow, state)).filter(line => line.must)
    : unsaidPoints(flow, state)
  const known = plainValues(state, world)
  const fill = (words: ScriptWords): ScriptWords => ({
    'zh-CN': fillLine(words['zh-CN'], known, () => '—'),
    en: fillLine(words.en, known, () => '—'),
  })
  return points.map(({ id, name, rule }) => ({ id, name, text: fill(rule) }))
}

const answer =
  (kind: 'true' | 'corrected' | 'disagreed'): Operation =>
  ({ state, values, at }) => {
    const version = state.minutes.length
    const text = textOf(values, 'text') ?? textOf(values, 'why')
    return {
      events: [{ kind: 'minutes-answered', version, answer: { kind, text, at } }],
      opens: [{ step: 'told-minutes-answer' }],
      reply: { text: 'toast.minutes-answered', tone: 'calm' },
    }
  }

export const accept = answer('true')
export const amend = answer('corrected')
export const disagree = answer('disagreed')

/** Something comes to mind later: it is added beside what stands there. */
export const add: Operation = ({ state, values }) => ({
  events: [{ kind: 'minutes-added', version: state.minutes.length, text: textOf(values, 'text') ?? '' }],
  opens: [{ step: 'told-minutes-answer', data: { added: 'yes' } }],
  reply: { text: 'toast.minutes-answered', tone: 'calm' },
})
