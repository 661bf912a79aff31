// Both have signed: whatever led up to it is over, also what HR had begun beside it.
import { expect, test } from 'vitest'
import { effectiveCase, issuedCase, settledCase, signedCase } from '../../../../test/settled-case.ts'
import { moveTo, openSteps, press, withEvents } from '../../../../test/world.ts'

test('given HR had taken the version up again while the other side sealed, then nobody is reminded of a draft that can go nowhere', () => {
  const issued = issuedCase(settledCase())
  const watched = withEvents(issued, {
    kind: 'step-opened',
    instance: {
      id: 'settlement-watch#1',
      step: 'settlement-watch',
      who: 'E10208',
      openedAt: issued.world.now,
      clocks: {},
    },
    told: false,
  })
  const edited = press(watched, 'hrbp', 'settlement-watch', 'edit', { why: '核对奖金' })
  const signed = signedCase(moveTo(edited, '2025-10-30T04:00:00Z'))
  expect(openSteps(signed)).toContain('settlement-draft:E10208')
  const effective = effectiveCase(signed)
  expect(effective.state.effectiveAt).toBeDefined()
  expect(openSteps(effective).filter(one => one.startsWith('settlement-'))).toEqual([])
})
