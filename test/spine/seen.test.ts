// Who looked at which card stands in the case's record: once per card and person, and nothing for cards that say little.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually, type Harness, manager, openHarness } from './harness.ts'

let h: Harness
beforeEach(async () => {
  h = await openHarness()
})
afterEach(() => h.close())

const readsOf = async (caseId: string) =>
  (await h.store.cases.events(caseId)).flatMap(({ body }) => (body.kind === 'read' ? [body] : []))

test('given the checks of a case, when the manager looks at them three times, then one look is on record', async () => {
  const { id } = await h.openedCase()
  await h.card(manager, 'checks')
  await eventually(async () => (await readsOf(id)).length > 0)
  await h.lines(manager)
  await h.lines(manager)

  const instance = (await h.store.cases.load(id))?.steps.find(step => step.step === 'checks')?.id
  expect(await readsOf(id)).toEqual([
    { kind: 'read', person: manager, fields: ['checks'], where: instance },
    // The other card of that moment tells what payroll knows to be open.
    ...(await readsOf(id)).slice(1),
  ])
  expect((await readsOf(id)).filter(read => read.where === instance)).toHaveLength(1)
})

test('given somebody else names the card, then nothing is recorded in their name', async () => {
  const { id } = await h.openedCase()
  const card = await h.card(manager, 'checks')
  const [account] = (await h.store.people.accountsOf('E10866')).filter(one => one.platform === 'web')
  if (account === undefined) throw new Error('the employee has no web account')
  await h.spine.accept({
    key: 'seen:forged',
    from: account,
    at: h.spine.clock.now(),
    what: { kind: 'seen', card: card.key },
  })

  expect((await readsOf(id)).some(read => read.person === 'E10866')).toBe(false)
})
