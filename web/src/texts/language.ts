// Which language the page speaks: what the address asks for, then the person's own, then Chinese.
import type { Locale } from '../../../src/model/person.ts'

const known: readonly string[] = ['zh-CN', 'en'] satisfies Locale[]
const isLocale = (text: string): text is Locale => known.includes(text)

/** `?lang=` of an address; `zh` counts as `zh-CN`, anything unknown as not given. */
export function askedLanguage(search: string): Locale | undefined {
  const asked = new URLSearchParams(search).get('lang') ?? ''
  if (asked === 'zh') return 'zh-CN'
  return isLocale(asked) ? asked : undefined
}

export const otherLanguage = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en')
