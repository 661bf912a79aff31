// Which language the page speaks: what the address asks for, then the person's own, then Chinese.
import type { Locale } from '../../../src/model/person.ts'

const known: readonly Locale[] = ['zh-CN', 'en']

export const knownLanguage = (text: string | null): Locale | undefined => known.find(locale => locale === text)

/** `?lang=` of an address; `zh` counts as `zh-CN`, anything unknown as not given. */
export function askedLanguage(search: string): Locale | undefined {
  const asked = new URLSearchParams(search).get('lang')
  return asked === 'zh' ? 'zh-CN' : knownLanguage(asked)
}

export const otherLanguage = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en')
