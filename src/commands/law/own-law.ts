// The law as `haosan law` calculates and lists it: with the figures of the company's own settings, where they can be read.
import { readCompany } from '../../company.ts'
import { processConfig } from '../../config/config.ts'
import type { LawPacks } from '../../law/pack.ts'
import { AppError } from '../../model/refusal.ts'
import type { CompanySettings } from '../../model/settings.ts'
import { companyLaw } from '../../packs/company-law.ts'

const asShipped =
  "Without the company's settings, the figures that come with Haosan are used. 读不到公司设置,按自带的参数计算。"

/** Without settings that can be read the law is as it is shipped, and this is said; a figure that fits no row is an error. */
export const ownLaw = (): LawPacks => companyLaw(ownFigures())

function ownFigures(): CompanySettings['lawOverrides'] {
  const read = processConfig()
  try {
    if (!read.ok) throw new AppError('invalid', 'bad-config', read.problems.join('\n'))
    return readCompany(read.config).lawOverrides
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    process.stderr.write(`${fault.message}\n${asShipped}\n`)
    return []
  }
}
