// P30 through the whole program: the company's figures change between two starts, and HR of the running case is asked.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cardText } from '../../src/demo/transcript.ts'
import { root } from '../../src/packs/root.ts'
import { offered, openStory } from '../journeys/story.ts'
import { eventually, hr, openHarness } from './harness.ts'

test('a figure of the law changes: HR reads both amounts and chooses; the employee’s version stands', {
  timeout: 90_000,
}, async () => {
  const story = await openStory()
  const { database, store } = story.h
  try {
    await offered(story)
    await story.h.spine.stop()
    const sample = await readFile(join(root, 'sample', 'settings.yaml'), 'utf8')
    const figure = `lawOverrides:\n  - { id: average-annual-wage, region: 上海, year: 2024, value: '60000', reason: 市人社局公布 }`
    const settingsFile = join(database.dataDir, 'settings.yaml')
    await writeFile(settingsFile, sample.replace('lawOverrides: []', figure))

    const again = await openHarness({ on: database, settingsFile })
    const card = await again.card(hr, 'law-change')
    const said = cardText(card)
    for (const text of ['−25 200.00', '152 500.00', '127 300.00', '130 200.00', '105 000.00'])
      expect(said).toContain(text)
    await again.confirm(hr, 'law-change', 'keep', { why: '按发出时的规则履行' })
    await eventually(async () =>
      (await again.lines(hr)).some(line => line.card?.key.includes('/law-change#') && line.card.closed),
    )
    await again.spine.stop()

    // The same law at the next start asks nobody again.
    const third = await openHarness({ on: database, settingsFile })
    await third.spine.inboxWork.idle()
    const asked = await database.sql(`select status from inbox where key like 'law:%'`)
    expect(asked).toEqual([{ status: 'done' }])
    await third.spine.stop()
    const [state] = await store.cases.ofPerson(hr)
    expect(state?.settlements.map(version => version.net.value)).toEqual(['152500.00'])
    expect(state?.steps.filter(step => step.step === 'law-change')).toHaveLength(1)
    expect(await store.verify()).toMatchObject({ ok: true })
  } finally {
    await story.close()
  }
})
