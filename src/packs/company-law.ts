// The law with a company's own figures in place.
import { withOverrides } from '../law/overrides.ts'
import type { LawPacks } from '../law/pack.ts'
import { AppError } from '../model/refusal.ts'
import type { CompanySettings } from '../model/settings.ts'
import { loadLawPacks } from './load.ts'

/** The law as this company applies it; a figure that fits no row stops everything (`bad-law-override`). */
export function companyLaw(overrides: CompanySettings['lawOverrides']): LawPacks {
  const put = withOverrides(loadLawPacks(), overrides)
  if (put.ok) return put.packs
  const wrong = put.faults.map(({ at, code }) => `${overrides[at]?.id ?? '?'} (${code})`).join(', ')
  throw new AppError(
    'invalid',
    'bad-law-override',
    `settings.yaml: these lawOverrides fit no parameter of the law: ${wrong}. Take id, place and year from the rows in law/.`,
  )
}
