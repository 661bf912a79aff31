// Settings that changed are written down once, with what changed.
import { expect, test } from 'vitest'
import type { CompanySettings } from '../model/settings.ts'
import { auditSettings, type SettingsChanged, type SettingsLog } from './audit-settings.ts'

const settings: CompanySettings = {
  company: {
    legalName: '云杉科技(上海)有限公司',
    creditCode: '91310000MA1YUN004Y',
    address: '上海',
    city: '上海',
    signatory: '梁景行',
    privacyContact: 'privacy@yunshan.example',
  },
  considerationDays: 5,
  quietHours: { from: '20:00', to: '09:00' },
  rehearsal: 'offered',
  lawOverrides: [],
}

function log(...earlier: readonly unknown[]): SettingsLog & { readonly bodies: unknown[] } {
  const bodies = [...earlier]
  return {
    bodies,
    events: async () => bodies.map(body => ({ body })),
    append: async ({ body }) => {
      // As it comes back from a database.
      bodies.push(JSON.parse(JSON.stringify(body)))
    },
  }
}
const when = { by: 'haosan', at: '2025-10-20T01:00:00Z' }

test('the first settings are written down, the same ones are not again', async () => {
  const record = log({ kind: 'mode-chosen', mode: 'live' })
  expect(await auditSettings(settings, record, when)).toContain('company.legalName')
  expect(await auditSettings(structuredClone(settings), record, when)).toEqual([])
  expect(record.bodies).toHaveLength(2)
})

test('a change names its paths, and changing back is a change too', async () => {
  const record = log()
  await auditSettings(settings, record, when)
  const override = { id: 'average-annual-wage', year: 2024, value: '1', reason: '公告第一号' }
  const changed = { ...settings, quietHours: { from: '19:00', to: '09:00' }, lawOverrides: [override] }
  expect(await auditSettings(changed, record, when)).toEqual([
    'lawOverrides.0.id',
    'lawOverrides.0.reason',
    'lawOverrides.0.value',
    'lawOverrides.0.year',
    'quietHours.from',
  ])
  expect(await auditSettings(settings, record, when)).toHaveLength(5)
  expect(record.bodies).toHaveLength(3)
  const last = record.bodies.at(-1) as SettingsChanged
  expect(last.settings.quietHours.from).toBe('20:00')
})
