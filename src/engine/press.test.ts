// Every button a whole case ever had: closed to everybody it was not made for (P11), and without effect once its card is over (P10).
import { describe, expect, test } from 'vitest'
import { texts } from '../../test/card-view.ts'
import { effectiveCase, reportedCase } from '../../test/settled-case.ts'
import { draftingCase, lastDayCase, sentCase } from '../../test/settlement-play.ts'
import { everybody, flow, moveTo, type Play, press } from '../../test/world.ts'
import type { Decision } from '../model/action.ts'
import type { StepInstance } from '../model/case.ts'
import { seenHash } from './content.ts'
import { decide } from './decide.ts'

/** The report is confirmed and checked, nobody took part in the survey, and the case is closed for good. */
function archivedCase(): Play {
  const weekLater = moveTo(reportedCase(), '2025-12-08T02:00:00Z')
  const skipped = press(weekLater, 'employee', 'survey', 'skip')
  const checked = press(press(skipped, 'hrbp', 'report', 'confirm'), 'hrbp', 'report', 'check')
  return press(checked, 'hrbp', 'report', 'archive')
}

const optionsOf = ({ step, who }: StepInstance, { parties }: Play['state']): readonly string[] => {
  const spec = flow.steps.find(({ id }) => id === step)
  const footer = spec?.who && parties[spec.who] === who ? (flow.footer[spec.who] ?? []) : []
  const own = (spec?.options ?? []).flatMap(({ id, legal }) => (legal ? [id, `${id}!yes`, `${id}!back`] : [id]))
  return [...own, ...footer.map(({ id }) => `footer.${id}`)]
}

const pressed = ({ state, world }: Play, instance: StepInstance, option: string, by: string): Decision =>
  decide(
    flow,
    state,
    {
      kind: 'press',
      by,
      at: world.now,
      cause: 'click',
      instance: instance.id,
      option,
      seen: seenHash(state, instance),
      values: {},
    },
    world,
  )

const plays = [
  ['in H2', draftingCase],
  ['considered', sentCase],
  ['in effect', effectiveCase],
  ['on its last day', lastDayCase],
  ['archived', archivedCase],
] as const

describe.each(plays)('a case %s', (_, make) => {
  const play = make()
  const buttons = play.state.steps.flatMap(instance =>
    optionsOf(instance, play.state).map(option => ({ instance, option })),
  )

  test('has buttons for their own person only: to anybody else each says the same and nothing more', () => {
    expect(buttons.length).toBeGreaterThan(0)
    const onlyYou = {
      kind: 'refused',
      refusal: { kind: 'refused', code: 'only-you', values: undefined },
      reply: { text: 'refusal.only-you', tone: 'warn', values: undefined },
    }
    for (const { instance, option } of buttons)
      for (const { id } of everybody.filter(one => one.id !== instance.who))
        expect(pressed(play, instance, option, id)).toEqual(onlyYou)
  })

  test('is not moved by a card that is over: its person hears a sentence', () => {
    const over = buttons.filter(({ instance, option }) => instance.status !== 'open' && !option.startsWith('footer.'))
    for (const { instance, option } of over) {
      const answer = pressed(play, instance, option, instance.who ?? '')
      expect(answer.kind).not.toBe('done')
      expect('recorded' in answer).toBe(false)
      expect(texts.t('zh-CN', answer.reply?.text ?? '', answer.reply?.values)).toMatch(/\p{Script=Han}/u)
    }
  })
})
