// The company as this database has it: its settings, checked and audited, and the law with its own figures in place.
import { join } from 'node:path'
import { withOverrides } from './law/overrides.ts'
import type { LawPacks } from './law/pack.ts'
import { AppError } from './model/refusal.ts'
import type { CompanySettings } from './model/settings.ts'
import { loadLawPacks } from './packs/load.ts'
import { root } from './packs/root.ts'
import { loadTexts } from './packs/texts.ts'
import type { Project } from './project.ts'
import { auditSettings } from './settings/audit-settings.ts'
import { loadSettings } from './settings/load-settings.ts'
import { settingsSentence } from './settings/settings-sentence.ts'

/** The company's own settings, checked and audited; the sandbox has those of the sample company. */
export async function settingsOf({ config, mode, store }: Project): Promise<CompanySettings> {
  const usual = mode === 'sandbox' ? join(root, 'sample', 'settings.yaml') : join(config.dataDir, 'settings.yaml')
  const read = loadSettings(config.settingsFile ?? usual)
  if (!read.ok) {
    const say = loadTexts().in('en')
    throw new AppError(
      'invalid',
      'bad-settings',
      read.problems.map(problem => settingsSentence(problem, say)).join('\n'),
    )
  }
  const log = { events: () => store.cases.events('system'), append: store.systemLog.append }
  await auditSettings(read.settings, log, { by: 'haosan', at: new Date().toISOString() })
  return read.settings
}

/** The law with the company's own figures in place; a figure that fits no row stops the start. */
export function lawOf(settings: CompanySettings): LawPacks {
  const put = withOverrides(loadLawPacks(), settings.lawOverrides)
  if (put.ok) return put.packs
  const wrong = put.faults.map(({ at, code }) => `${settings.lawOverrides[at]?.id ?? '?'} (${code})`).join(', ')
  throw new AppError(
    'invalid',
    'bad-law-override',
    `settings.yaml: these lawOverrides fit no parameter of the law: ${wrong}. "haosan law params" lists them.`,
  )
}
