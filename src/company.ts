// The company as this database has it: its settings, checked and audited.
import { join } from 'node:path'
import type { Config } from './config/config.ts'
import { AppError } from './model/refusal.ts'
import type { CompanySettings } from './model/settings.ts'
import { root } from './packs/root.ts'
import { loadTexts } from './packs/texts.ts'
import type { Project } from './project.ts'
import { auditSettings } from './settings/audit-settings.ts'
import { loadSettings } from './settings/load-settings.ts'
import { settingsSentence } from './settings/settings-sentence.ts'

type SettingsPlace = Pick<Config, 'mode' | 'dataDir' | 'settingsFile'>

/** The company's own settings as they stand in their file; the sandbox has those of the sample company. */
export function readCompany({ mode, dataDir, settingsFile }: SettingsPlace): CompanySettings {
  const usual = mode === 'sandbox' ? join(root, 'sample', 'settings.yaml') : join(dataDir, 'settings.yaml')
  const read = loadSettings(settingsFile ?? usual)
  if (read.ok) return read.settings
  const say = loadTexts().in('en')
  throw new AppError('invalid', 'bad-settings', read.problems.map(problem => settingsSentence(problem, say)).join('\n'))
}

/** The company's own settings, checked and audited. */
export async function settingsOf({ config, mode, store }: Project): Promise<CompanySettings> {
  const settings = readCompany({ ...config, mode })
  const log = { events: () => store.cases.events('system'), append: store.systemLog.append }
  await auditSettings(settings, log, { by: 'haosan', at: new Date().toISOString() })
  return settings
}
