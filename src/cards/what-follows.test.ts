// Whatever is pressed next, the card that follows can be drawn in both languages: a text that is missing, or that wants a value nobody gives, shows here.
import { describe, expect, test } from 'vitest'
import { everyText, viewOf } from '../../test/card-view.ts'
import { effectiveCase, issuedCase, reportedCase, signedCase } from '../../test/settled-case.ts'
import { confirmedCase, draftingCase, lastDayCase, sentCase } from '../../test/settlement-play.ts'
import { attempt, caseAt, flow, type Play, press, soughtHelp, startedCase } from '../../test/world.ts'
import { holds } from '../engine/guards/guard.ts'
import type { FormValues } from '../model/card.ts'
import type { StepInstance } from '../model/case.ts'

const questioned = (): Play =>
  press(sentCase(), 'employee', 'settlement-review', 'question', { line: 'overtime', said: '少了' })
const proposed = (): Play => press(sentCase(), 'employee', 'settlement-review', 'propose', { months: '1', said: 'N+1' })
const talking = (): Play => caseAt('talking', ['outline', 'opening-notice', 'minutes'])
const mismatched = (): Play => press(confirmedCase(), 'employee', 'who-proposed', 'myself')

const starts: readonly (readonly [string, () => Play])[] = [
  ['a case just started', startedCase],
  ['HR makes the settlement', draftingCase],
  ['the employee considers', sentCase],
  ['a line is questioned', questioned],
  [
    'the question was not adopted',
    () => press(questioned(), 'payroll', 'dispute', 'reject', { why: '无', basis: '无' }),
  ],
  ['the employee proposed something', proposed],
  ['the settlement is confirmed', confirmedCase],
  ['the two sides differ on who proposed', mismatched],
  ['the agreement is out', issuedCase],
  ['the employee signed', signedCase],
  ['the agreement is in effect', effectiveCase],
  ['the last day has come', lastDayCase],
  ['everything is done', reportedCase],
  ['the talk is on', talking],
  ['the employee looks for help', () => soughtHelp(talking())],
]

/** Something for every field; what does not fit is refused and shows nothing new. */
function plausible(form: string | undefined): FormValues {
  const fields = form === undefined ? [] : (flow.forms[form]?.fields ?? [])
  return Object.fromEntries(
    fields.map(field => {
      switch (field.kind) {
        case 'one':
          return [field.name, field.choices.includes('no') ? 'no' : (field.choices[0] ?? '')]
        case 'many':
          return [field.name, field.choices.slice(0, 1)]
        case 'date':
          return [field.name, '2025-11-30']
        case 'time':
          return [field.name, field.name === 'to' ? '11:00' : '10:00']
        case 'money':
        case 'number':
          return [field.name, String(Math.max(field.min ?? 0, 1))]
        case 'tick':
          return [field.name, 'yes']
        case 'file':
          return [field.name, ['file-1']]
        default:
          return [field.name, '甲']
      }
    }),
  )
}

const openOnes = ({ state }: Play): readonly StepInstance[] =>
  state.steps.filter(({ status, who }) => status === 'open' && who !== undefined)

/** Every press that is possible now and what it comes to. */
function* following(play: Play): Generator<readonly [string, Play]> {
  for (const { step: id, who } of openOnes(play)) {
    const step = flow.steps.find(one => one.id === id)
    for (const option of step?.options ?? []) {
      if (who === undefined || !holds(option.when, play.state)) continue
      const last = attempt(play, who, id, option.id, plausible(option.form))
      if (last.kind === 'done') yield [`${id}.${option.id}`, { ...play, state: last.state, last }]
    }
  }
}

/** The cards that are not as they were before. */
function drawn(before: Play, after: Play): readonly string[] {
  const same = (one: StepInstance): boolean => before.state.steps.includes(one)
  return after.state.steps
    .filter(one => one.who !== undefined && !same(one) && flow.steps.some(({ id, card }) => id === one.step && card))
    .flatMap(({ id }) => (['zh-CN', 'en'] as const).map(locale => everyText(viewOf(after, id, locale))))
}

describe('what follows a press', () => {
  test.each(starts)('when %s', (_, start) => {
    const play = start()
    let pressed = 0
    for (const [name, next] of following(play)) {
      pressed += 1
      for (const text of drawn(play, next)) expect(text, name).not.toMatch(/undefined|NaN|\{[a-z]/)
    }
    expect(pressed).toBeGreaterThan(0)
  })
})
