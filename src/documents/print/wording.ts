// Catalogue sentences on paper: values filled in, punctuation as Chinese print wants it, symbols every font has.
import { whole } from '../../model/figures.ts'
import type { Locale } from '../../model/person.ts'

export type Values = Readonly<Record<string, string>>

/** Fills `{name}`; a name nobody gave is a programming error, never a hole in a legal paper. */
export function fillWords(template: string, values: Values): string {
  return template.replace(/\{([A-Za-z][\w]*)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in: ${template.slice(0, 40)}`)
    return value
  })
}

const fullWidth: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '?': '？' }
const han = '[\\p{Script=Han}」』》）〕”’]'

/**
 * Catalogues keep half-width marks; print follows GB/T 15834: full-width marks wherever they touch Chinese text.
 * Never applied to what a person wrote: their words stay as they are.
 */
export function punctuate(text: string, locale: Locale): string {
  if (locale !== 'zh-CN') return text
  return text
    .replace(/(?<=\p{Script=Han}) (?=\{)|(?<=\}) (?=\p{Script=Han})/gu, '')
    .replace(
      /(?<=\p{Script=Han})\(([^()]*)\)|\(([^()]*\p{Script=Han}[^()]*)\)/gu,
      (_, after?: string, inner?: string) => `（${after ?? inner}）`,
    )
    .replace(
      new RegExp(`(?<=${han})[,:;?]|[,:;?](?=[\\p{Script=Han}「『《（〔“])`, 'gu'),
      mark => fullWidth[mark] ?? mark,
    )
}

/** Floor brackets are in neither font and in few readers' minds: say what they do; years, months and hours in words too. */
export const readableFormula = (formula: string, locale: Locale): string =>
  whole(formula)
    .replace(/⌊([^⌊⌋]*)⌋/g, (_, inner: string) => (locale === 'zh-CN' ? `取整(${inner})` : `floor(${inner})`))
    .replace(
      /(\d+) (?:y|年) (\d+) (?:m|个月) (\d+) (?:d|天)/g,
      locale === 'zh-CN' ? '$1 年 $2 个月 $3 天' : '$1 years $2 months $3 days',
    )
    .replace(/(\d) (?:h|小时) ×/g, locale === 'zh-CN' ? '$1 小时 ×' : '$1 hours ×')

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一, 二, … 十一, … 九十九, for headings and article numbers. */
export function numeral(n: number): string {
  if (n <= 10) return numerals[n] ?? String(n)
  const tens = Math.floor(n / 10)
  const rest = n % 10
  return `${tens === 1 ? '' : numerals[tens]}十${rest === 0 ? '' : numerals[rest]}`
}
