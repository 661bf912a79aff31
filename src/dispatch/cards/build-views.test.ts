// Whether a card must be shown again: measured against what people see, which may be older than the case.
import { expect, test } from 'vitest'
import type { CardView } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { CardRef } from '../../model/effect.ts'
import type { World } from '../../model/world.ts'
import type { Core } from '../core.ts'
import { makeViewBuilder } from './build-views.ts'

const ref: CardRef = { caseId: 'c1', instance: 'agreement', card: 'agreement', to: 'E1' }
const people = { find: () => undefined }
const worldAt = (now: string): World => ({ now, people }) as unknown as World
const caseOf = (seq: number, stage = 'agree'): CaseState => ({ seq, stage, flow: 'f' }) as unknown as CaseState

function builder() {
  let built = 0
  const core = {
    flows: { of: () => ({}) },
    // It tells the stage of the case, and from noon on that it can be signed.
    buildCard: (_: CardRef, { state, world }: { state: CaseState; world: World }) => {
      built += 1
      return { hash: `${state.stage} ${world.now >= '2025-11-03T12:00:00Z'}` } as CardView
    },
  } as unknown as Core
  return { views: makeViewBuilder(core), built: () => built }
}

const morning = worldAt('2025-11-03T09:00:00Z')
const moment = worldAt('2025-11-03T09:00:02Z')
const noon = worldAt('2025-11-03T12:00:00Z')

test('given nothing that the card reads has changed, then it is the same and is not built again', () => {
  const { views, built } = builder()
  const [first, second, third] = [caseOf(1), caseOf(2), caseOf(3)]
  expect(views.unchanged(ref, first, second, morning, 'en')).toBe(true)
  const before = built()
  expect(views.unchanged(ref, second, third, moment, 'en')).toBe(true)
  expect(built()).toBe(before)
})

test('given the case has changed where the card looks, then it is shown again', () => {
  const { views } = builder()
  expect(views.unchanged(ref, caseOf(1), caseOf(2, 'done'), morning, 'en')).toBe(false)
})

test('given only the hour has changed what the card says, then it is shown again', () => {
  const { views } = builder()
  const [first, second, third] = [caseOf(1), caseOf(2), caseOf(3)]
  views.build(ref, first, morning, 'en')
  expect(views.unchanged(ref, first, second, noon, 'en')).toBe(false)
  expect(views.unchanged(ref, second, third, noon, 'en')).toBe(true)
})
