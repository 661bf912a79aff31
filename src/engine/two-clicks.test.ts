// Two clicks for whatever has legal effect: the second does exactly what the first showed, or nothing.
import { describe, expect, test } from 'vitest'
import { issuedCase, settledCase, signedCase } from '../../test/settled-case.ts'
import {
  checkedCase,
  confirmedCase,
  draftingCase,
  lastDayCase,
  sentCase,
  verifiedCase,
} from '../../test/settlement-play.ts'
import { flow, instanceFor, type Play, personOf, press, withEvents } from '../../test/world.ts'
import type { Decision } from '../model/action.ts'
import type { FormValues } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { CaseRole } from '../model/flow.ts'
import { seenHash } from './content.ts'
import { decide } from './decide.ts'
import { openStep } from './look.ts'

const stale = { kind: 'refused', refusal: { code: 'stale-card' } }

/** One click and no more, on the card as it stood in `shown`. */
function click(play: Play, step: string, option: string, values: FormValues = {}, shown: Play = play): Decision {
  const instance = openStep(shown.state, step) ?? shown.state.steps.findLast(one => one.step === step)
  if (instance?.who === undefined) throw new Error(`no ${step}`)
  const { id, who } = instance
  const seen = seenHash(shown.state, instance)
  const action = { by: who, at: play.world.now, cause: 'click', instance: id, option, seen, values } as const
  return decide(flow, play.state, { kind: 'press', ...action }, play.world)
}

const pressed = (play: Play, decision: Decision): Play => {
  if (decision.kind !== 'done') throw new Error(JSON.stringify(decision))
  return { ...play, state: decision.state }
}

const checked = checkedCase()
const review = 'settlement-review'

describe('the first click', () => {
  test('has no effect but to ask once more; pressed again it changes nothing', () => {
    const armed = pressed(checked, click(checked, review, 'confirm'))
    expect(armed.state.confirmation).toBeUndefined()
    expect(click(armed, review, 'confirm')).toEqual({
      kind: 'repeated',
      reply: { text: 'toast.confirm-first', tone: 'calm', values: undefined },
    })
  })

  test('refuses a form that is wrong at once', () => {
    expect(click(sentCase(), review, 'decline', { why: '长'.repeat(5000) })).toMatchObject({
      refusal: { kind: 'invalid' },
    })
  })
})

describe('the second click', () => {
  const armed = pressed(checked, click(checked, review, 'confirm', { reservation: '加班费另议' }))

  test('does nothing without the first', () => {
    expect(click(checked, review, 'confirm!yes')).toMatchObject(stale)
  })

  test('of one button does not do what the first click of another asked for', () => {
    expect(click(armed, review, 'decline!yes')).toMatchObject(stale)
    const turned = pressed(armed, click(armed, review, 'decline'))
    expect(click(turned, review, 'confirm!yes')).toMatchObject(stale)
  })

  test('does what was typed and shown, whatever comes with it', () => {
    const done = pressed(armed, click(armed, review, 'confirm!yes', { reservation: '别的话' }))
    expect(done.state).toMatchObject({ confirmation: { version: 1 }, reservation: '加班费另议' })
  })

  test('after other words were typed does what stands there now, and an older summary is void', () => {
    const again = pressed(armed, click(armed, review, 'confirm', { reservation: '改成这句' }))
    expect(click(again, review, 'confirm!yes', {}, armed)).toMatchObject(stale)
    expect(pressed(again, click(again, review, 'confirm!yes')).state.reservation).toBe('改成这句')
  })

  test('is void after 「返回」, which said nothing', () => {
    const back = pressed(armed, click(armed, review, 'confirm!back'))
    expect(back.state.confirmation).toBeUndefined()
    expect(click(back, review, 'confirm!yes')).toMatchObject(stale)
    expect(click(back, review, 'confirm!yes', {}, armed)).toMatchObject(stale)
    expect(click(back, review, 'confirm!back')).toMatchObject({ kind: 'repeated', reply: { text: 'toast.back' } })
  })

  test('twice happens once, and says when it was done', () => {
    const done = pressed(armed, click(armed, review, 'confirm!yes'))
    expect(click(done, review, 'confirm!yes', {}, armed)).toMatchObject({
      kind: 'repeated',
      reply: { text: 'toast.already-done', values: { at: armed.world.now } },
    })
    expect(click(done, review, 'decline', {}, armed)).toMatchObject(stale)
  })

  test('is refused while the case rests; asking HR is not', () => {
    const resting = withEvents(armed, { kind: 'paused', why: 'asked' })
    expect(click(resting, review, 'confirm!yes')).toMatchObject({ refusal: { code: 'paused' } })
    expect(click(resting, review, 'footer.ask-hr', { question: '还要等多久' })).toMatchObject({ kind: 'done' })
  })
})

describe('what was shown and is no longer so', () => {
  test('brings the person their own open cards and nobody else’s, and says when there is none', () => {
    const late = click(confirmedCase(), review, 'decline', {}, checked)
    const fresh = 'fresh' in late ? (late.fresh ?? []) : []
    expect(fresh.map(({ instance }) => instance).sort()).toEqual(['settlement-receipt#1', 'who-proposed#1'])
    expect(late.reply?.text).toBe('toast.stale-card')
    const over = withEvents(sentCase(), { kind: 'step-closed', instance: 'settlement-review#1', how: 'superseded' })
    expect(click(over, review, 'decline', {}, sentCase())).toMatchObject({
      ...stale,
      fresh: [],
      reply: { text: 'toast.stale-card-none' },
    })
  })

  /** The card of one person, and the case after somebody changed what stands on it. */
  const cards: readonly (readonly [string, CaseRole, Play, (state: CaseState) => CaseState])[] = [
    ['settlement-verify', 'payroll', submitted(), state => draftOf(state, { at: '2025-10-27T05:00:00Z' })],
    ['settlement-send', 'hrbp', verifiedCase(), state => draftOf(state, { at: '2025-10-27T05:00:00Z' })],
    ['settlement-review', 'employee', sentCase(), otherVersion],
    ['settlement-receipt', 'employee', confirmedCase(), otherVersion],
    ['dispute', 'payroll', questioned(), state => ({ ...state, disputes: state.disputes.map(reworded) })],
    ['dispute', 'payroll', questioned(), otherVersion],
    ['agreement-draft', 'hrbp', settledCase(), otherVersion],
    ['agreement-review', 'employee', issuedCase(), otherText],
    ['agreement-review', 'employee', issuedCase(), otherVersion],
    ['seal', 'signatory', signedCase(), otherText],
    [
      'closing-review',
      'employee',
      closed(),
      state => ({ ...state, closing: state.closing && rehashed(state.closing) }),
    ],
  ]

  test.each(cards)('%s: the click of %s no longer counts', (step, role, play, change) => {
    const instance = instanceFor(play.state, role, step)
    if (instance === undefined) throw new Error(`no ${step}`)
    const changed = change(play.state)
    expect(instance.who).toBe(personOf(play.state, role))
    expect(seenHash(changed, instance)).not.toBe(seenHash(play.state, instance))
  })

  function submitted(): Play {
    const figures = { overtime: '1200', overtimeSource: '考勤', bonus: '3000', bonusSource: '奖金系统', social: '3480' }
    const rest = { wageTax: '420', payrollSource: '薪酬系统', loan: '0' }
    return press(
      press(draftingCase(), 'hrbp', 'settlement-draft', 'save', { ...figures, ...rest }),
      'hrbp',
      'settlement-draft',
      'submit',
    )
  }
  function questioned(): Play {
    return press(sentCase(), 'employee', review, 'question', { line: 'overtime', said: '少算了两天' })
  }
  function draftOf(state: CaseState, change: { readonly at: string }): CaseState {
    return state.settlementDraft === undefined
      ? state
      : { ...state, settlementDraft: { ...state.settlementDraft, ...change } }
  }
  function otherVersion(state: CaseState): CaseState {
    return { ...state, settlements: state.settlements.map(rehashed) }
  }
  function otherText(state: CaseState): CaseState {
    return { ...state, agreements: state.agreements.map(rehashed) }
  }
  function closed(): Play {
    return press(lastDayCase(), 'payroll', 'closing-figures', 'set', { wage: '16500', source: '11 月工资表' })
  }
  function rehashed<T extends { readonly hash: string }>(content: T): T {
    return { ...content, hash: 'another' }
  }
  function reworded(dispute: CaseState['disputes'][number]) {
    return { ...dispute, said: '另一句话' }
  }
})
