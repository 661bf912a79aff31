// What a card is built from when it is shown again: the case as it is now, and the files that wait for a second click.
import { expect, test } from 'vitest'
import type { CardView, FormValues } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { World } from '../model/world.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { RehearsalStore } from '../ports/rehearsal-store.ts'
import type { ViewBuilder } from './build-views.ts'
import type { Core } from './core.ts'
import { makeViews } from './views.ts'
import type { Asked, Worlds } from './world.ts'

const ref: CardRef = { caseId: 'c1', instance: 'payment#1', card: 'payment', to: 'E1' }
const proof = 'a-proof-of-payment'
const names: Readonly<Record<string, string>> = { [proof]: 'proof.pdf' }

function viewsOf(armed: { readonly values: FormValues } | undefined) {
  const asked: Asked[] = []
  const worldWith = (files: (id: string) => unknown) =>
    ({ files, people: { find: () => undefined } }) as unknown as World
  const worlds: Worlds = {
    now: async () => worldWith(() => undefined),
    async for(request) {
      asked.push(request)
      return worldWith(id => (names[id] === undefined ? undefined : { name: names[id] }))
    },
  }
  const state = { seq: 7, steps: [{ id: ref.instance, armed }] } as unknown as CaseState
  const builder = {
    build: (_: CardRef, __: CaseState, world: World) => ({ title: world.files(proof)?.name ?? 'a file' }) as CardView,
  } as unknown as ViewBuilder
  const cases = { load: async () => state } as unknown as CaseStore
  const views = makeViews({} as Core, cases, {} as RehearsalStore, worlds, builder)
  return { views, asked }
}

test('given a file that waits for the second click, then the card names it in every language', async () => {
  const { views, asked } = viewsOf({ values: { proof: [proof] } })
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(await views.view(ref, locale)).toEqual({ title: 'proof.pdf', revision: 7 })
  }
  expect(asked[0]).toEqual({ by: 'E1', caseId: 'c1', values: { proof: [proof] } })
})

test('given nothing waits, then no file is looked for', async () => {
  const { views, asked } = viewsOf(undefined)
  expect(await views.view(ref, 'en')).toMatchObject({ title: 'a file' })
  expect(asked).toEqual([])
})
