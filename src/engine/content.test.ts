// A button is bound to the content it stood under: a form from before the newest draft changes nothing and says so.
import { describe, expect, test } from 'vitest'
import { plainClauses, settledCase } from '../../test/settled-case.ts'
import { draftingCase } from '../../test/settlement-play.ts'
import { flow, instanceFor, type Play, personOf, press } from '../../test/world.ts'
import { payrollFigures } from '../demo/figures.ts'
import type { FormValues } from '../model/card.ts'
import { seenHash } from './content.ts'
import { decide } from './decide.ts'

/** A form that stood on the card of `then`, sent when the case already stands at `now`. */
function sentLate(then: Play, now: Play, step: string, option: string, values: FormValues) {
  const who = instanceFor(then.state, 'hrbp', step) ? 'hrbp' : 'manager'
  const instance = instanceFor(then.state, who, step)
  if (instance === undefined) throw new Error(`no ${step}`)
  const by = personOf(then.state, who)
  const seen = seenHash(then.state, instance)
  const action = {
    kind: 'press',
    by,
    at: now.world.now,
    cause: 'late',
    instance: instance.id,
    option,
    seen,
    values,
  } as const
  return decide(flow, now.state, action, now.world)
}

const laterOn = (play: Play): Play => ({ ...play, world: { ...play.world, now: '2025-10-28T03:00:00Z' } })

describe('a form that was opened before a newer draft', () => {
  const stale = (step: string, person: string) => ({
    kind: 'refused',
    refusal: { code: 'stale-card' },
    reply: { text: 'toast.stale-form' },
    fresh: expect.arrayContaining([expect.objectContaining({ card: step, to: person })]),
  })

  test.each(['save', 'facts', 'offer', 'other'])('of H2 (%s) keeps the newer figures and brings their card', option => {
    const then = draftingCase()
    const now = laterOn(press(then, 'hrbp', 'settlement-draft', 'save', payrollFigures))
    const late = sentLate(then, now, 'settlement-draft', option, { ...payrollFigures, bonus: '1', source: '台账' })
    expect(late).toMatchObject(stale('settlement-draft', 'E10208'))
    expect(late).not.toHaveProperty('recorded')
  })

  test('of the agreement keeps the newer clauses', () => {
    const then = settledCase()
    const once = press(then, 'hrbp', 'agreement-draft', 'prepare', plainClauses)
    const now = laterOn(press(once, 'hrbp', 'agreement-draft', 'change', { ...plainClauses, confidentiality: 'no' }))
    expect(sentLate(once, now, 'agreement-draft', 'change', plainClauses)).toMatchObject(
      stale('agreement-draft', 'E10208'),
    )
  })

  test('is no older for looking at the paper in between', () => {
    const once = press(settledCase(), 'hrbp', 'agreement-draft', 'prepare', plainClauses)
    const looked = laterOn(press(once, 'hrbp', 'agreement-draft', 'preview'))
    expect(sentLate(once, looked, 'agreement-draft', 'change', plainClauses)).toMatchObject({ kind: 'done' })
  })
})
