// At each start every running case is asked about the law, under a key that is new only when the law is.
import { expect, test } from 'vitest'
import { withOverrides } from '../law/overrides.ts'
import type { InboundEvent } from '../model/inbound.ts'
import { loadLawPacks } from '../packs/load.ts'
import { watchLaw } from './law-watch.ts'

test('given another figure in the settings, then every running case is asked again, otherwise never twice', async () => {
  const events: InboundEvent[] = []
  const deps = {
    cases: { openIds: async () => ['hs-1', 'hs-2'] },
    accept: async (event: InboundEvent) => {
      events.push(event)
      return {}
    },
    clock: { now: () => '2025-10-20T01:00:00Z' },
  }
  const packs = loadLawPacks()
  await watchLaw(deps, packs)
  await watchLaw(deps, loadLawPacks())
  const changed = withOverrides(packs, [
    { id: 'average-monthly-wage', region: '上海', year: 2024, value: '12600', reason: '市人社局公布' },
  ])
  if (!changed.ok) return expect.unreachable(JSON.stringify(changed.faults))
  await watchLaw(deps, changed.packs)
  const keys = events.map(event => event.key)
  expect(keys.slice(0, 2)).toEqual(keys.slice(2, 4))
  expect(new Set(keys).size).toBe(4)
  expect(events[0]?.what).toEqual({ kind: 'law-changed', caseId: 'hs-1' })
})
