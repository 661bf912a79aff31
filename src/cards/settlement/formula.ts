// Formulas as people read them: figures in groups of three, whole numbers as such, floor brackets and hours in words.
// A record keeps the units in the language of its day; a reader has them in theirs.
import { grouped, whole } from '../../model/figures.ts'
import type { Translate } from '../../texts/texts.ts'

/** Groups the digits of amounts; dates and shorter numbers stay as they are. */
const groupFigures = (text: string): string => text.replace(/(?<![\d.-])\d{4,}(\.\d+)?(?![\d-])/g, grouped)

export const readableFormula = (formula: string, t: Translate): string =>
  groupFigures(whole(formula))
    .replace(/⌊([^⌊⌋]*)⌋/g, (_, inner: string) => t('settlement.formula.floor', { inner }))
    .replace(/(\d+) (?:y|年) (\d+) (?:m|个月) (\d+) (?:d|天)/g, (_, years: string, months: string, days: string) =>
      t('settlement.formula.service', { years, months, days }),
    )
    .replace(/(\d) (?:h|小时) ×/g, (_, hours: string) => `${hours} ${t('settlement.formula.hours')} ×`)

/** A fact's value: amounts grouped, whole numbers without a decimal, everything else as it is. */
export const readableValue = (value: string): string =>
  /^-?\d+\.\d\d$/.test(value) ? groupFigures(value).replace('-', '−') : whole(value)
